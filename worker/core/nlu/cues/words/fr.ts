import { foldAccents } from '../fold'
import {
  type Agreement,
  affirmOf,
  anywhere,
  bareOrderOf,
  choiceOf,
  consentOf,
  correctionOf,
  denyOf,
  whole,
} from '../grammar'
import { type LanguageCues, type Refusal, words } from '../language-cues'

const LEAD = 'ah+|eh+|oh|euh+|heu+|hm+|bah|ben|beh|alors|bon|eh bien'
const THANKS = 'merci|merci beaucoup|merci bcp|mrc'
const PLEASE = 'svp|stp|sil vous plait|sil te plait|maintenant|alors'
const ORDER = '(?:(?:la|ma|cette) )?commande'
const ADDRESS = '(?:ladresse|mon adresse|cette adresse|adresse)(?: de livraison)?'

const SAID: Agreement = {
  lead: LEAD,
  yes: 'oui|oui oui|ouais|ouai|ouaip|ouep|oue|ui|voui|wi|mais oui|ben oui|bah oui|que oui|oui bien sur|oui da|yes|yep',
  consent:
    'ok|okay|daccord|dac|dacc|ok daccord|bien sur|bien entendu|certainement|absolument|tout a fait|exact|cest exact|exactement|' +
    'cest (?:bien )?(?:ca|cela|correct|juste)|correct|volontiers|avec plaisir|allez y|vas y|allons y|je confirme|confirme|' +
    'je valide|je suis daccord|parfait|entendu|ca marche|ca roule|carrement|faites(?: le| donc| ca| comme ca)?|fais le|' +
    'je veux bien|svp|stp|sil vous plait|sil te plait|ok pour moi|affirmatif|vous pouvez y aller|evidemment|effectivement|je suis sure?',
  agree:
    'si|si si|bien|tres bien|super|nickel|cool|genial|ca me va|ca me convient|en effet|pourquoi pas|je crois que oui|cest (?:bien )?moi|' +
    'voila|cest vrai|juste|banco|allez|cest (?:bien )?celle? la|celle? la|pas de probleme',
  beside: 'super|alors|parfait|bien|donc|enfin',
  please: PLEASE,
  thanks: THANKS,
  may: 'vous pouvez|tu peux',
  does: {
    cancel: `annul(?:e|ez|er|ons)(?: (?:la|le|les|tout|${ORDER}))?`,
    change: `(?:chang(?:e|ez|er)|modifi(?:e|ez|er)|utilis(?:e|ez|er)|enregistr(?:e|ez|er)|mettez a jour|mettre a jour|corrig(?:e|ez|er))(?: (?:la|le|${ADDRESS}))?`,
    return:
      '(?:retourn(?:e|ez|er)|renvo(?:ie|yez|yer)|echang(?:e|ez|er)|rembours(?:e|ez|er)|enregistr(?:e|ez|er))(?: (?:le|la|les|moi))?' +
      '(?: (?:(?:le|ce|mon|cet|un) )?(?:retour|larticle|article|produit|lechange|echange|remboursement))?',
    claim:
      '(?:ouvr(?:e|ez|ir)|lanc(?:e|ez|er)|depos(?:e|ez|er)|faites|faire)(?: (?:(?:la|une|cette|le|un) )?(?:reclamation|dossier|demande|enquete))',
  },
}

const NO = 'non+|nan+|nn|nope|nop|nenni|niet'

function refusalOf(verb: string, named: RegExp, ...also: readonly string[]): Refusal {
  const object = '(?:me |m|l|la |le |les |pas |plus )?'
  return {
    refused: new RegExp(
      [
        `(?:^|[,.;!] ?|\\b(?:svp|sil vous plait|et|mais|non|ok|attendez|surtout|alors) )(?:ne |n)?${object}(?:${verb})(?: (?:la|le|les|moi))? pas\\b`,
        `(?:^|[,.;!] ?|\\b(?:svp|sil vous plait|et|mais|non|ok|surtout) )(?:merci de )?ne (?:surtout )?pas ${object}(?:${verb})\\b`,
        `\\b(?:je|j|on|nous) ?(?:ne |n)?(?:veux|veut|voulons|souhaite|souhaitons|desire|compte|vais|voulais|ai)(?: surtout)? (?:pas|plus|jamais)` +
          `(?: (?:besoin|demande|envie|quon|que vous))?(?: d| de| une?| faire(?: une?| de| d)?| a)? ?${object}(?:${verb})\\b`,
        `\\b(?:pas (?:la peine|besoin)|inutile|hors de question) (?:de |d)(?:l|la |le )?(?:${verb})\\b`,
        ...also,
      ].join('|'),
    ),
    named,
  }
}

export const FR: LanguageCues = {
  letters: foldAccents,
  abandon: words(
    whole(
      'ah|oh|ok|bon|ben|bah|alors|non|finalement|desolee?|pardon|euh|en fait|tant pis|daccord|merci|mais',
      'laiss(?:e|ez) (?:tomber|beton|faire|ca)|laiss(?:e|ez)|oubli(?:e|ez)(?: (?:ca|cela|ma (?:question|demande)))?|oubliez la|tant pis|' +
        'nimporte|peu importe|jai change davis|cest rien(?: finalement)?|ce nest rien|cest bon,? (?:oubli|laiss)(?:e|ez)(?: tomber)?|' +
        'plus besoin(?: daide)?|je n?ai plus besoin(?: daide)?|je laisse tomber|on laisse tomber|(?:arret|quitt)(?:e|ez|er|ons)(?: (?:ca|la|tout))?|' +
        'stop|recommenc(?:e|ez|er|ons)|on recommence|repartons de zero|ce nest plus la peine|cest plus la peine|je renonce',
      `alors|${THANKS}|svp|finalement|au revoir|pour linstant|desolee?|tant pis|cest pas grave|ca ira|va`,
    ),
  ),
  affirm: affirmOf(SAID),
  notAffirm: {},
  deny: denyOf({
    lead: `${LEAD}|desolee?|mais|attendez`,
    no: NO,
    beside:
      'pas encore|pas maintenant|pas du tout|pas vraiment|vraiment|malheureusement|ca ira|surtout pas|desolee?|rien|pas celle? la|lautre|le deuxieme|la deuxieme',
    refusals:
      '(?:ne )?(?:n)?annul(?:e|ez) (?:pas|rien|surtout pas)(?: (?:la|ma) commande)?|ne (?:la |le |les )?(?:changez|change|retournez|faites|fais|renvoyez)(?: (?:pas|rien|surtout pas))(?: ca)?|je (?:ne )?(?:souhaite|confirme|prefere) pas|' +
      'jamais(?: de la vie)?|pas du tout|surtout pas|certainement pas|absolument pas|bien sur que non|pas question|hors de question|' +
      'pas vraiment|pas maintenant|pas encore|pas celle? (?:la|ci)|pas ca|pas la peine|pas besoin|pas daccord|(?:je )?ne? ?(?:suis )?pas daccord|' +
      '(?:cest|ce nest|ce netait) pas (?:ca|celle? la|le bon|la bonne|moi|ma commande)|cest faux|faux|incorrect|negatif|aucun(?:e)?(?: des deux)?|' +
      'ni lun ni lautre|je prefere (?:que non|pas)|je (?:ne )?(?:crois|pense) pas|je (?:ne )?veux pas|je refuse|sans facon|plutot pas|que nenni|ca ne minteresse pas|en aucun cas',
    thanks: `${THANKS}|svp`,
  }),
  notDeny: {
    marks: [/^no?n?\. ?\d/],
    words: [/^(?:non|pas) (?:recue?|livree?s?|de (?:probleme|souci)|conforme|arrivee?|grave)\b/],
  },
  correction: correctionOf({
    lead: 'ah|oh|euh+|heu|hm+|ok|bon|attendez|attends|zut|mince|pardon|desolee?',
    no: 'non|nan',
    notNew: 'merci|pas de (?:probleme|souci)|cest bon|ca ira',
    sorry: 'pardon|desolee?|excusez moi|excuse moi|oups|mince|zut',
    itIs: 'cest|cetait|ce sont|(?:mon|ma) (?:numero|mail|email|adresse|commande) (?:est|cest)',
    slip:
      'je me suis trompee?|je voulais dire|je veux dire|(?:mauvais (?:numero|mail|email)|mauvaise (?:adresse|commande))|erreur de (?:numero|ma part|frappe)|' +
      'jai (?:mal (?:tape|ecrit)|fait une (?:erreur|faute))|faute de frappe|en fait cest|en realite cest|plutot le|correction|rectification',
    not: 'pas|ce nest pas|cest pas',
  }),
  consent: consentOf(SAID),
  startsYes:
    /^(?:oui|ouais|ouaip|ok|daccord|dac|bien sur|exact|exactement|tout a fait|cest (?:bien )?ca|parfait|entendu|ca marche|volontiers|si)(?= |$)/,
  refusal: {
    cancel: refusalOf('annul(?:e[rsz]?|ation|ee)', /\bannul/),
    change: refusalOf('chang(?:e[rsz]?|ement)|modifi(?:e[rsz]?|cation)', /\b(?:chang|modifi)/),
    return: refusalOf(
      'retour(?:ne[rsz]?)?|renvo(?:ie[s]?|ye[rz])|echang(?:e[rsz]?)|rembours(?:e[rsz]?|ement)|rendre',
      /\b(?:l|d)?(?:retour|renvo|echang|rembours|rendre|argent|veux|voudrais|prefere|autre)|€/,
      '\\brien (?:n ?est|nest) (?:casse|abime)\\b',
    ),
    claim: refusalOf(
      '(?:ouvr(?:e[sz]?|ir)|faire|faites|depose[rz]?) (?:une |de |la )?reclamation|reclamation',
      /\b(?:manqu|reclam)/,
      '\\b(?:il )?(?:ne )?manque (?:rien|aucun\\w*)\\b|\\brien (?:ne )?manque\\b',
    ),
  },
  why: /\b(?:pourquoi(?! pas$)|comment|quand|plainte|arnaque)\b/,
  bareOrder: bareOrderOf(
    'bonjour|bonsoir|salut|cest|jai|une (?:question|demande)|(?:cest )?(?:sur|pour|concernant|a propos de|au sujet de|de|avec)|la|ma|cette',
    '(?:la |ma |cette |de la |de )?(?:(?:numero de )?commande|commande numero|numero)(?: (?:n|no|n?um|est|est le|cest))?',
  ),
  asks: {
    start:
      /^(?:et |mais |alors )?(?:pourquoi(?! pas$)|comment|quand (?:est|arrive|vais|sera|pourrai)|où|quel(?:le)?s? (?:est|sont|moyen|délais?|tailles?|numéros?|dates?|adresse|prix|produits?|services?|questions?|raisons?|motifs?|modes?|jours?|heures?)|combien|qui est|quest ?ce|est[ -]ce|cest quoi|puis[ -]je|je peux(?! (?:pas|plus))|peut[ -]on|pouvez[ -]vous|peux[ -]tu|y a[ -]t[ -]il|il y a quoi|quoi comme)(?![\p{L}])/u,
  },
  replaces: /\b(?:a la place(?! d)|au lieu de ca|au lieu de cela|plutot(?! (?:que|qu)))\b|^non,? attend(?:s|ez)\b/,
  dropsThis: words(
    /^(?:svp |ok |non )?annul(?:e|ez|er) (?:ca|cela|(?:cette|la|ma|ce|le|mon|cet|l)? ?(?:demande|retour|lechange|echange|reclamation|changement|modification))(?: svp| sil vous plait)?$/,
  ),
  waits: words(
    /^(?:(?:bonjour|salut|allo) ?)?(?:(?:il )?y a quelquun(?: (?:ici|la))?|quelquun(?: (?:est )?la)?|(?:vous etes|tes|tu es|etes vous|es tu)(?: (?:toujours|encore))? la)$/,
    /^(?:bonjour|salut|allo|coucou)(?: (?:bonjour|allo|salut)){0,3}$/,
    /^(?:(?:et|mais) )?(?:(?:ca|il) (?:faut|reste|prend|dure)? ?)?(?:encore )?(?:combien de temps|combien(?= (?:encore|a attendre|dattente)))(?: (?:encore|a attendre|dattente|il faut attendre|dois je attendre|faut il attendre|je dois attendre|ca dure|ca prend))?(?: (?:avant (?:une? )?(?:reponse|conseiller)))?$/,
    /^(?:jattends|jattend|jattends toujours|(?:toujours|encore) en attente|je suis toujours la)$|^quand (?:est ce que )?(?:quelquun|on) (?:va )?(?:me )?repond(?:re|ra)?$/,
  ),
  leaves: words(
    /^(?:je (?:ne |n)?(?:veux|peux|vais) (?:pas|plus) attendre(?: plus)?|jattends plus|je nattends plus|je n?en ai marre dattendre|inutile dattendre|quitter la file|je quitte la file|pas la peine dattendre)$/,
  ),
  goodbye: anywhere(
    'au revoir|aurevoir|adieu|(?<=^|[,.!] ?|(?:merci|allez|bon|ok|ciao) )(?:a bientot|a plus(?: tard)?|a la prochaine|a demain|a lundi|a tantot)(?=$|[ ,.!]*$)|je (?:vous|te) laisse|bonne continuation|bonne fin de journee|bonne (?:journee|soiree|nuit)|bon(?:ne)? week ?end|ciao|bye|tchao',
  ),
  danger: {
    selfHarm: anywhere(
      'suicid(?:e|er|aire)|me tuer|mettre fin a mes jours|(?:envie de|veux) mourir|plus envie de vivre|en finir avec la vie|me faire du mal',
    ),
    danger: [
      anywhere(
        '(?:a|ont|en train de) (?:pris|prendre|prend) feu|prend feu|(?:est|etait) en feu|en flammes|(?:il y a|ya|y a) (?:le |un |du )?(?:feu|incendie)|un incendie (?:dans|chez|a)|^au feu(?: au feu)?$',
        '(?:fume|de la fumee|des etincelles|des flammes) (?:sort(?:ent)?|qui sort(?:ent)?)|(?:sort|degage|il y a|plein) (?:de la|des|de) (?:fumee|etincelles)|ca (?:fume|brule|sent le brule)|odeur de brule|sest enflammee?|a brule (?:ma|mon|mes|la|le)',
      ),
      anywhere(
        'choc electrique|decharge electrique|(?:jai|a) pris (?:une decharge|le courant|du jus)|electrocut\\w+|electris\\w+',
        '(?:fils|fille|enfant|bebe|petite?|chien|chat|il|elle) (?:a|avait|vient d) ?avale|(?:s|est en train de s)etouffe\\w*|(?:me|m|je me|sest|mest) ?(?:suis )?(?:brulee?|coupee?|blessee?) (?:a|avec|la|le|au|aux|en|gravement)|je me suis (?:brulee?|coupee?|blessee?)',
        '(?:est|etait|a ete) blessee?|suis blessee? (?:a|au|aux|gravement)|(?:je )?saigne|a explose',
      ),
      /^(?:a laide |au secours |aidez moi )?(?:feu|incendie|fumee)(?: (?:au secours|aidez moi))?$/,
    ],
    asksWhether: /^(?:est ce que|peut on|puis je|je peux|on peut|cest (?:sans danger|adapte)|resiste|supporte)\b/,
  },
  maybe: /\bpeut etre(?= ?(?:$|[,.!]))|\bpas sure? (?:du tout|que)\b|^(?:je )?(?:ne )?sais pas$|^pas sure?$/,
  yesWord: /\b(?:oui|ouais)\b/,
  notNumber: /\b(?:pas|ce nest pas|cest pas) (?:la |le |ma )?(?:commande )?(?:numero |no?\.? ?)?\s*#?$/,
  leadingNo: "non|nan|pardon|d[ée]sol[ée]e?|en fait|attendez|non,? c['’]est",
  choice: choiceOf({
    lead: 'parce que|parce qu|car|jai|je|il est|elle est|cest|cetait|il|elle|est|ca|de|la|le',
    article: 'le|la|l|les',
    numbered: 'numero|no|n|option|choix|article',
    item: 'option|choix|article|produit|commande|un|une',
    endings: 'er|ere|re|e|eme|nd|nde|ieme|de',
    ordinals: [
      'premiere?',
      'deuxieme|seconde?',
      'troisieme',
      'quatrieme',
      'cinquieme',
      'sixieme',
      'septieme',
      'huitieme',
      'neuvieme',
      'dixieme',
    ],
    cardinals: ['un|une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
    last: 'derniere?|toute derniere?|tout dernier',
    please: 'svp|stp|sil vous plait|merci',
  }),
  orderNumber: {
    lacks: new RegExp(
      '\\b(?:(?:je|j) ?(?:ne |n)?(?:ai|trouve|retrouve|connais|sais|vois|me (?:souviens|rappelle)) (?:pas|plus)|jai (?:perdu|oublie|efface|supprime)|sans|pas recu) (?:\\w+ ){0,3}?(?:(?:numero|n.|no) de (?:ma |la )?commande|numero(?= ?(?:$|[,.!?]| mais| et )))|' +
        '\\b(?:cherche[rz]?|recherche[rz]?|trouve[rz]?|retrouve[rz]?|regarde[rz]?|verifie[rz]?)\\b.{0,30}\\b(?:par|avec|via|grace a) (?:le |la |l|mon |ma |un )?(?:e[- ]?mail|mail|adresse|nom|telephone)|' +
        '\\bou (?:est|se trouve|trouver|puis je trouver|je trouve|est ce que je trouve) (?:(?:le|mon|ce) )?numero(?: de| ?\\?|$)',
    ),
    without:
      /^(?:(?:pardon|non|mais|euh|ben|bah|desolee?),? ){0,3}(?:(?:je|j) ?(?:ne |n)?(?:le |l|la |en |me )?(?:ai|sais|trouve|retrouve|connais|souviens|rappelle) (?:pas|plus)|(?:je|j)(?: n)? ?ai pas|aucune idee|je lai (?:perdue?|oubliee?|effacee?)|jai oublie|sais pas|chais pas)(?: (?:sous la main|ici|sur moi|la|maintenant|desolee?|du tout))*[.!,]?$/,
  },
  goods: {
    wants:
      /\b(?:(?:avez|vendez|auriez|proposez)[ -]vous|vous (?:avez|vendez|faites|auriez)|t'?as|il y a|y a[ -]t[ -]il|combien (?:coute\w*|vaut|ca coute)|je cherche|je voudrais acheter|montrez|recommand\w*|conseill\w*|prix)\b/,
    asks: /^(?:(?:bonjour|salut|coucou|et|ok|svp),? ){0,3}(?:(?:avez|vendez|auriez|proposez)[ -]vous|vous (?:avez|vendez|faites|auriez)|est ?-?ce que vous|y a[ -]t[ -]il|il y a|combien|je cherche|quels?|quelles?|puis[ -]je acheter)\b/,
    elsewhere:
      /\b(?:ma|mon|mes|commandes?|colis|retour\w*|renvo\w*|rembours\w*|echang\w*|casse\w*|manqu\w*|recue?s?|arrivee?s?|remises?|promo\w*|coupons?|codes?|livr\w*|expedi\w*|garantie|tailles?|lav\w*|nettoy\w*)\b/,
  },
}
