import type { CardFacts } from './card.ts'
import { percent } from './percent.ts'

export type CardParts = CardFacts & {
  readonly evaluation: string
  readonly byLanguage: string
  readonly p50: string
  readonly p99: string
  /** A kept file of figures as a table. */
  readonly kept: (name: string) => string
}

function figures(parts: CardParts): string {
  const { made } = parts
  const { manifest, verified } = made
  return `## Figures

In %, the shipped int8 file through the same code as in the Worker. An answer \`nlu_fallback\` counts as \`out_of_scope\`, so accuracy on the
\`indirect\` files also pays for every time the model rather says that it does not know. "In-scope kept" is the share of in-scope messages that got an
intent. The dev files chose settings, temperatures and threshold; the test files were only measured. Every file was written by
authors who had not read the corpus, and no test message has a near-duplicate in the corpus or the dev files (\`npm run split\` prints the check).

${parts.evaluation}

Over all test files of a language, the threshold aside:

${parts.byLanguage}

![Reliability diagram](model/figures/reliability.svg)

- Latency in Node, text to understanding with entities, one thread: p50 ${parts.p50} ms, p99 ${parts.p99} ms.
- Size: model ${(made.model.length / 1e6).toFixed(2)} MB, vocabulary ${(made.vocabulary.length / 1e3).toFixed(0)} kB (${manifest.units.pieces} pieces).
- Calibration on the dev files: temperature ${manifest.temperature}, expected calibration error ${made.calibrationError.toFixed(3)} (15 bins).
- Fallback below confidence ${manifest.fallbackThreshold}, or where out of scope has ${manifest.outOfScopeThreshold} or more beside a likelier intent: of the rules that keep 95 % of the
  in-scope messages (mean over the dev files where that can be had) the one with the best mean of right answers and refusals over all dev files.
- int8 against float on dev: the same intent for ${percent(verified.agreement)} %, probabilities at most ${verified.difference.toFixed(3)} apart;
  \`model/parity.tsv\` pins answers that the tests ask of Node and of the Worker.

[Confusion plot](model/figures/confusion.svg) of all test messages: rows are true labels, columns what was said.`
}

function howItWorks({ settings: s }: CardParts): string {
  return `## How it works

Text is normalised (NFKC, lower case, no accents on Latin letters, identifiers to placeholder words) and read twice.

1. **Units.** tiktoken cuts it with an own vocabulary of ${s.vocabulary} pieces. A unit is a word with its pieces, itself and its
   letters' ${s.units.minGram}- to ${s.units.maxGram}-grams hashed into ${s.units.buckets} rows; in Chinese and Japanese it is a piece with its characters and their pairs. A unit's
   vector [${s.unitDim}] is the sum of its rows over the root of their number, so a misspelt word stays near the right one. Convolutions of
   width 1, 2 and 3 with ${s.filters} filters each, ReLU, maximum over the message.
2. **Bag.** Words, word pairs and n-grams, hashed into ${s.bag.buckets} rows of ${s.bagDim}, sublinear counts, each group of length 1, summed, normalised.

Both go through a linear bottleneck [${s.vectorDim}], the sentence vector, to three heads: intent, mood (angry, disappointed, neutral, pleased; the
public sentiment sums them up) and language. ${s.members === 1 ? 'One model ships.' : `${s.members} models of different seeds are averaged inside the file.`}
Trained with R-Drop, label smoothing ${s.labelSmoothing}, typos, word dropout, BPE dropout and n-gram dropout, ${s.epochs} epochs.

Scripts tell Chinese, Japanese and Arabic; between languages of Latin script the model's head decides where it is sure, else word lists do. Entities are rules
([docs/entities.md](../docs/entities.md)): no slot tags are learned, since the rules reach the figures there. A message that makes several requests is cut at
sentence ends and joining words and each part is read again (\`worker/core/nlu/requests.ts\`).`
}

/** The model card in Markdown. */
export function cardText(parts: CardParts): string {
  const { made, corpus, settings, intents } = parts
  const total = Object.values(corpus).reduce((sum, n) => sum + n, 0)
  const counts = Object.entries(corpus).map(([name, n]) => `${name} ${n}`)
  return `# Understanding: the model card

Version ${made.manifest.version}. One message in; intent (${intents.length} labels), mood, language and a sentence vector of
${settings.members * settings.vectorDim} numbers out. Written by \`npm run train\` from the figures of its run and those in \`training/figures/\`: change \`training/report/card-text.ts\`,
not this file.

${figures(parts)}

### Several requests in one message

${parts.kept('requests')}

### Sentiment

${parts.kept('sentiment')}

### Architecture search

One variant a row; \`training/search.ts\` says what each changes, and \`npm run search -- --data DIR\` measures those that are missing, where DIR holds
\`clinc150/\` and \`hwu64/\` with the official splits. "units" is the convolution branch, "bag" the other, "pieces only" a convolution over tiktoken's pieces with BPE
dropout, "taught" a model that learns from the mean answers of four others. \`shop\` trains on an eighth of the corpus and measures on the dev files. Accuracy in %; "typo" has one
slip of the fingers in every test message. Float weights.

${parts.kept('search')}

${parts.kept('tried')}

### A merchant's own intents

Accuracy in %, mean of three draws, by the code that learns them in the Worker on the shipped encoder, without thresholds, beside a linear SVM on TF-IDF of
words and characters. On the first draw nlp.js 4.27 has 69.2 and 78.6 on CLINC150 with 5 and 10 examples, and 34.1 and 47.6 on the shop labels. The encoder has been
trained on the shop labels, so that row shows what it knows, not what it learns. Any other set: \`npm run benchmark -- --train FILE --test FILE --per-intent N\`.
More in [docs/own-intents.md](../docs/own-intents.md).

${parts.kept('few-shot')}

Twenty of CLINC150's intents taught beside the built-in ones, with thresholds: recall of unseen messages of the twenty, and the share of English and Chinese everyday
messages of the built-in intents that they take (\`npm run few-shot -- --data DIR\` measures both tables).

${parts.kept('own-intents')}

${howItWorks(parts)}

## Data

${total} messages: ${counts.join(', ')}. The languages are the project's own writing in \`training/corpus/\`, by situation and half of it indirect; any other
name is a file given with \`--extra\` or \`--reviews\`. The shipped model has learned moods, and nothing else, from nine tenths of the women's clothing
reviews (CC0; by stars, 6,769 of them; the file is not part of the project). No customer data; CLINC150 (CC BY 3.0), HWU64 (CC BY 4.0) and the tenth
of the reviews that was held out were used to measure only. A second reader labelled the project's own messages again without seeing the labels;
where the two disagreed on the intent the message was left out, or keeps its mood alone. Agreement in %:

${parts.kept('review')}

## Limits

- The corpus, the dev and the test files are written for this project, not collected from shops. Judge the model on messages of your own:
  \`npm run evaluate -- FILE.tsv\` with columns \`text\` and \`intent\`.
- \`npm run train\` prints the test figures too, so they were seen several times while the corpus grew; settings, temperatures and the rule of rejection were
  chosen on the dev files alone, and so was what the last writing was aimed at.
- Reviews: whether one is good or bad is told well in English (it has learned from starred ones), less well in the other languages, and with irony or
  negation in every language only two times in three. Messages with a slip in almost every word are understood half the time.
- Messages that say what they want only between the lines are read right clearly less often, least so in the languages with the least writing.
- The test files of the languages beside English and Chinese share some situations with each other: read them one by one, not as independent evidence.
- Arabic, Japanese and the other languages were not reviewed by people who live in them.
- No memory of the message before; that is the dialogue's. Confidence is calibrated on short chat messages, not on long mails.

## Retrain, add a language or a label

\`npm run train -- --seed ${settings.seed} --reviews reviews.tsv\` rebuilds this folder's \`model/\` and this card (reviews with columns \`text\`
and \`rating\`; a model without them told good from bad ones with an AUROC of 0.69); \`npm run evaluate -- wasm/training/test/*.tsv\` measures again.
A language: write \`training/corpus/xx/*.tsv\` (100 messages an intent or more) and \`dev/\` and \`test/\` files by somebody else, add it to \`LANGUAGES\` in
\`training/text/labels.ts\` and \`worker/protocol/primitives.ts\`, retrain. A label: add its line to \`training/intents.tsv\`, write messages, say in
\`worker/core/dialogue\` what the bot does then, retrain. [training/README.md](training/README.md) has the way through the code.
`
}
