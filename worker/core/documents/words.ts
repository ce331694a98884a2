/** What stands on printed pages beside the order's own facts, by locale. `{n}` is replaced. */
const WORDS = {
  en: {
    invoice: 'Invoice',
    invoiceFor: 'Invoice for order {n}',
    orderNumber: 'Order',
    date: 'Date of order',
    billTo: 'Bill to',
    taxId: 'Tax number',
    item: 'Item',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    amount: 'Amount',
    delivery: 'Delivery',
    discount: 'Discount',
    total: 'Total',
    includes: 'Includes {n}',
    refunded: 'Refunded',
    cancelled: 'This order was cancelled.',
    attached: 'Here is the invoice for your order {n}.',
    print: 'Print this page or save it as a PDF.',
    returnLabel: 'Return label',
    exchangeLabel: 'Exchange label',
    returnNumber: 'Return',
    sendTo: 'To',
    sender: 'From',
    contents: 'In this parcel',
    pickup: 'The carrier picks this parcel up. Please keep it ready with the label outside.',
    dropOff: 'Stick the label on the outside of the parcel and drop it off.',
    fold: 'Cover or remove older labels.',
  },
  zh: {
    invoice: '发票',
    invoiceFor: '订单 {n} 的发票',
    orderNumber: '订单',
    date: '下单日期',
    billTo: '购买方',
    taxId: '税号',
    item: '商品',
    quantity: '数量',
    unitPrice: '单价',
    amount: '金额',
    delivery: '运费',
    discount: '优惠',
    total: '合计',
    includes: '含{n}',
    refunded: '已退款',
    cancelled: '该订单已取消。',
    attached: '这是您订单 {n} 的发票。',
    print: '可以打印此页或存成 PDF。',
    returnLabel: '退货面单',
    exchangeLabel: '换货面单',
    returnNumber: '退货单',
    sendTo: '收件人',
    sender: '寄件人',
    contents: '包裹内容',
    pickup: '承运商会上门取件，请把面单贴在包裹外面并准备好。',
    dropOff: '请把面单贴在包裹外面后寄出。',
    fold: '请遮住或撕掉旧面单。',
  },
} as const

export type DocumentWords = Readonly<Record<keyof (typeof WORDS)['en'], string>>

/** The words for a locale: "zh-TW" ▸ Chinese, any other language ▸ English. */
export function documentWords(locale: string): DocumentWords {
  return locale.toLowerCase().split('-')[0] === 'zh' ? WORDS.zh : WORDS.en
}

/** The language the words for a locale are in, for the page's `lang`. */
export function documentLanguage(locale: string): 'en' | 'zh' {
  return documentWords(locale) === WORDS.zh ? 'zh' : 'en'
}
