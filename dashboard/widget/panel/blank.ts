/** As the protocol has it (messageText), which the panel cannot carry: nothing that shows. */
const BLANK = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u

export const isBlank = (text: string): boolean => BLANK.test(text)
