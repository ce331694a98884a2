import { describe, expect, it } from 'vitest'
import { endsInThanks, openerOf, willWait } from './asides'

describe('a first word that says nothing yet', () => {
  it.each([
    ['i have a problem', 'problem'],
    ["Hi, I've got a small issue", 'problem'],
    ['我有个问题', 'problem'],
    ['tengo un problema', 'problem'],
    ['Ich habe ein Problem!', 'problem'],
    ["it's about an order", 'order'],
    ['就订单的事嘛', 'order'],
    ['es geht um meine Bestellung', 'order'],
    ['I have a question', 'question'],
    ['can you help me?', 'question'],
    ['我有个事', 'question'],
  ])('%j is about a %s', (text, about) => expect(openerOf(text)).toBe(about))

  it.each([
    'i have a problem with my payment',
    "it's about order 1002",
    'I have a question about returns',
    'help me cancel 1002',
    '我有个问题 包裹没到',
    '',
  ])('%j says what it is about', (text) => expect(openerOf(text)).toBeNull())
})

describe('waiting', () => {
  it.each([
    "ok, I'll wait then",
    'i will wait a few days',
    '行吧 再等两天',
    'ok jvais attendre alors, mrc',
    'dann warte ich noch',
    'vou esperar',
    'もう少し待ちます',
  ])('%j wants nothing done', (text) => expect(willWait(text)).toBe(true))

  it.each([
    "I won't wait any longer",
    'how long do I have to wait',
    '我不想等了',
    'wait, no',
    '等等 我要看的好像是1007',
  ])('%j does', (text) => expect(willWait(text)).toBe(false))
})

describe('thanks at the end', () => {
  it.each([
    'ah, it went to my other card then, thank you',
    '噢可能退到另一张卡了 我再看看 谢谢',
    'merci beaucoup, merci',
  ])('%j round the message off', (text) => expect(endsInThanks(text)).toBe(true))

  it.each(['thanks, and where is 1003?', 'thank you for nothing, I want a refund', 'no thanks needed here'])(
    '%j do not',
    (text) => expect(endsInThanks(text)).toBe(false),
  )
})
