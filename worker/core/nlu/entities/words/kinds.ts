/**
 * What a word can be, one letter each, so that a message's words make a string that patterns run over:
 *
 * | N | number in digits      | D | named day (yesterday)      | C | currency               | K | colour               |
 * | n | number in words       | W | weekday                    | Q | unit of goods (pieces) | Z | cue of a size        |
 * | u | "a" where it counts 1 | V | weekday that may be a word | G | goods (shirts)         | z | whole size           |
 * | H | two of a time span    | P | what tells V is a weekday  | q | whole quantity         | S | size in letters      |
 * | U | time span             | M | month                      | d | dozen                  | Y | wears (before sizes) |
 * | A | ago, before its span  | L | last                       | J | more, other            | w | or                   |
 * | a | ago, after its span   | X | next                       | o | of, in, the            | B | no colour beside it  |
 * | I | in, before its span   | E | ending of "1st"            | y | and, inside a number   | i | "red of rage"        |
 * | s | see (red)             | x | a phrase that is none of these                      | . | any other word       |
 */
export type Kind =
  | 'n'
  | 'u'
  | 'H'
  | 'U'
  | 'A'
  | 'a'
  | 'I'
  | 'D'
  | 'W'
  | 'V'
  | 'P'
  | 'M'
  | 'L'
  | 'X'
  | 'E'
  | 'C'
  | 'Q'
  | 'G'
  | 'q'
  | 'd'
  | 'J'
  | 'o'
  | 'y'
  | 'K'
  | 'Z'
  | 'z'
  | 'Y'
  | 'w'
  | 'B'
  | 'i'
  | 's'
  | 'x'

/**
 * One language's words by kind: "word=value word=value", `_` for the spaces of a phrase. A word ending in `~` means
 * something else in another language and is read in this one only. Accents, case and Arabic spelling variants are folded.
 */
export type Words = Readonly<Partial<Record<Kind, string>>>
