import type { Walk } from './walker'

const ANA = 'ana@example.com'
const ASKS_EMAIL = /e-mail address/

/** Every built-in flow from its first message to its end, as a shopper walks it. One after the other: later ones find what earlier ones changed. */
export const WALKS: readonly Walk[] = [
  {
    flow: 'track_order',
    steps: [
      { say: 'where is my order 1001?', reply: ASKS_EMAIL },
      { say: ANA, reply: /on its way with DHL and is expected on/ },
    ],
  },
  {
    flow: 'verify_order',
    steps: [
      { say: 'where is my order 1001?', reply: ASKS_EMAIL },
      { say: 'send me a code', reply: /six-digit code is on its way/ },
      { codeFor: ANA, reply: /on its way with DHL/ },
    ],
  },
  {
    flow: 'delivery_problem',
    steps: [
      { say: 'my parcel never arrived, order 1004', reply: ASKS_EMAIL },
      { say: 'wei@example.com', reply: /overdue.*Shall I open a claim.*\[Yes\]/ },
      { tap: 'Yes', reply: /Claim C-1004-\d is open/ },
    ],
  },
  {
    flow: 'cancel_order',
    steps: [
      { say: 'please cancel order 1002', reply: ASKS_EMAIL },
      { say: ANA, reply: /Harbour Linen Shirt.*Shall I cancel it\?/ },
      { tap: 'Yes', reply: /Order 1002 is cancelled.*\[Undo the cancellation\]/ },
    ],
  },
  {
    flow: 'undo_cancel',
    steps: [
      { say: `cancel order 1014, tom@example.com`, reply: /Shall I cancel it\?/ },
      { tap: 'Yes', reply: /Order 1014 is cancelled/ },
      { tap: 'Undo the cancellation', reply: /Shall I bring order 1014 back/ },
      { tap: 'Yes', reply: /Order 1014 is active again/ },
    ],
  },
  {
    flow: 'change_order',
    steps: [
      { say: 'I want to change an item in order 1014', reply: ASKS_EMAIL },
      { say: 'tom@example.com', reply: /\[.*Tea Towels.*\]/ },
      { tap: /Tea Towels/, reply: /\[Another size or colour\]/ },
      { tap: 'Another size or colour', reply: /\[red stripe\]/ },
      { tap: 'red stripe', reply: /\(red stripe\)\..*Shall I change it\?/ },
      { tap: 'Yes', reply: /Done\. Order 1014: .*\(red stripe\)/ },
    ],
  },
  {
    flow: 'change_address',
    steps: [
      { say: 'change the delivery address of order 1014', reply: ASKS_EMAIL },
      { say: 'tom@example.com', reply: /new address for order 1014/ },
      { say: 'Tom Becker, Wohlwillstraße 17, 20359 Hamburg, Germany', reply: /Is that right\?/ },
      { tap: 'Yes', reply: /Done\. Order 1014 goes to: Tom Becker, Wohlwillstraße 17/ },
    ],
  },
  {
    flow: 'return_or_exchange',
    steps: [
      { say: 'I want to return something from order 1003', reply: ASKS_EMAIL },
      { say: ANA, reply: /Which item is it about\?.*\[Quayside Canvas Sneaker/ },
      { tap: /Quayside Canvas Sneaker/, reply: /That's all/ },
      { tap: "That's all", reply: /\[Doesn't fit\]/ },
      { tap: "Doesn't fit", reply: /\[Have it picked up\]/ },
      { tap: 'Have it picked up', reply: /return of "Quayside Canvas Sneaker, 40".*\[Yes\]/ },
      { tap: 'Yes', reply: /return R-1003-\d is registered.*label.*picks the parcel up/ },
    ],
  },
  {
    flow: 'refund_status',
    steps: [
      { say: 'where is my refund for order 1006?', reply: ASKS_EMAIL },
      { say: ANA, reply: /refund of €89\.00 for order 1006/ },
    ],
  },
  {
    flow: 'missing_item',
    steps: [
      { say: 'something is missing from order 1015', reply: ASKS_EMAIL },
      { say: 'marie@example.com', reply: /\[.*\]/ },
      { tap: /Lip Balm/, reply: /\[No photo\]/ },
      { tap: 'No photo', reply: /\[A replacement\]/ },
      { tap: 'A replacement', reply: /\[Yes\]/ },
      { tap: 'Yes', reply: /C-1015-\d/ },
    ],
  },
  {
    flow: 'stock_alert',
    steps: [
      { say: 'do you have the linen shirt in blue, size M?', reply: /sold out.*\[Tell me when it's back\]/ },
      { tap: "Tell me when it's back", reply: /e-mail/ },
      { say: 'eva@example.com', reply: /\[Yes\]/ },
      { tap: 'Yes', reply: /one e-mail goes to eva@example\.com/ },
    ],
  },
  { flow: 'promotions', steps: [{ say: 'any discounts right now?', reply: /WELCOME10/ }] },
  { flow: 'check_code', steps: [{ say: 'is SAVE10 valid?', reply: /SAVE10 is valid/ }] },
  {
    flow: 'loyalty_points',
    steps: [
      { say: 'how many points do I have?', reply: /order number/ },
      { say: '1001', reply: ASKS_EMAIL },
      { say: ANA, reply: /You have [\d,]+ points, and your tier is/ },
    ],
  },
  {
    flow: 'account_help',
    steps: [
      { say: "I can't log in to my account", reply: /\[That didn't help\]/ },
      { tap: "That didn't help", reply: /What happens exactly\?/ },
      { say: 'the reset link says it is expired each time', reply: /e-mail/ },
      { say: 'eva@example.com', reply: /CS-\d+/ },
    ],
  },
  {
    flow: 'newsletter',
    steps: [
      { say: 'subscribe me to the newsletter', reply: /e-mail/ },
      { say: 'eva@example.com', reply: /\[Yes\]/ },
      { tap: 'Yes', reply: /eva@example\.com gets a mail with a link/ },
    ],
  },
  {
    flow: 'data_request',
    steps: [
      { say: 'send me a copy of my data', reply: /order number/ },
      { say: '1001', reply: ASKS_EMAIL },
      { say: ANA, reply: /\[Yes\]/ },
      { tap: 'Yes', reply: /request D-\d+/ },
    ],
  },
  {
    flow: 'complaint',
    steps: [
      { say: 'I want to make a complaint', reply: /what happened/i },
      { say: 'The courier was rude to my mother and left without the parcel', reply: /CS-\d+/ },
    ],
  },
  {
    flow: 'review',
    steps: [
      { say: "I'd like to leave a review", reply: /How many stars/ },
      { tap: '★★★★★', reply: /What would you like to say/ },
      { say: 'Quick delivery and lovely things.', reply: /5 stars.*Quick delivery.*\[Yes\]/ },
      { tap: 'Yes', reply: /Your review is with our team/ },
    ],
  },
  {
    flow: 'size_advice',
    steps: [
      { say: 'which size of the Harbour Linen Shirt should I take?', reply: /chest/ },
      { say: 'my chest is 99 cm', reply: /Take size L/ },
    ],
  },
  {
    flow: 'recommend_product',
    steps: [
      { say: 'I need a present', reply: /\[For people who cook\]/ },
      { tap: 'For people who cook', reply: /\[Up to €50\]/ },
      { tap: 'Up to €50', reply: /good presents:.*In stock/ },
    ],
  },
  {
    flow: 'damaged_item',
    steps: [
      { say: 'my cushion cover arrived torn, order 1003', reply: ASKS_EMAIL },
      { say: ANA, reply: /What is wrong with it\?/ },
      { photo: 'the seam is torn open, here is a picture', reply: /\[A replacement\]/ },
      { tap: 'A replacement', reply: /\[Yes\]/ },
      { tap: 'Yes', reply: /R-1003-\d/ },
    ],
  },
  {
    flow: 'wrong_item',
    steps: [
      { say: 'you sent me the wrong item, order 1013', reply: ASKS_EMAIL },
      { say: 'tom@example.com', reply: /\[No photo\]/ },
      { tap: 'No photo', reply: /\[Money back\]/ },
      { tap: 'Money back', reply: /\[Yes\]/ },
      { tap: 'Yes', reply: /R-1013-\d/ },
    ],
  },
  {
    flow: 'invoice',
    steps: [
      { say: 'I need the invoice for order 1001', reply: ASKS_EMAIL },
      { say: ANA, reply: /\[As a link here\]/ },
      { tap: 'As a link here', reply: /Here is the invoice for order 1001: open it/ },
    ],
  },
  {
    flow: 'payment_problem',
    steps: [
      { say: 'I was charged twice for order 1001', reply: ASKS_EMAIL },
      { say: ANA, reply: /compare the payments for order 1001\? ?.*\[Yes\]/ },
      { tap: 'Yes', reply: /Claim C-1001-\d is open for order 1001/ },
    ],
  },
]
