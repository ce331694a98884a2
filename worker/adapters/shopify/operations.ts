import type * as v from 'valibot'
import type { Operation } from './client'
import * as documents from './documents'
import * as shapes from './shapes'

function query<T>(name: string, text: string, data: v.GenericSchema<unknown, T>): Operation<T> {
  return { name, text, data, repeatable: true }
}

function mutation<T>(name: string, text: string, data: v.GenericSchema<unknown, T>): Operation<T> {
  return { name, text, data, repeatable: false }
}

/** Every call there is, by its document, its shape, and whether it may be repeated when nobody knows how it ended. */
export const operations = {
  findOrders: query('FindOrders', documents.FIND_ORDERS, shapes.foundOrders),
  readOrder: query('ReadOrder', documents.READ_ORDER, shapes.readOrder),
  moreLines: query('MoreLines', documents.MORE_LINES, shapes.moreLines),
  cancelOrder: mutation('CancelOrder', documents.CANCEL_ORDER, shapes.cancelledOrder),
  cancelState: query('CancelState', documents.CANCEL_STATE, shapes.cancelState),
  // The same address twice is the same address.
  updateAddress: query('UpdateAddress', documents.UPDATE_ADDRESS, shapes.updatedOrder),
  // What is staged counts for nothing until it is committed: an edit begun twice is one that is thrown away.
  beginEdit: query('BeginEdit', documents.BEGIN_EDIT, shapes.begunEdit),
  setQuantity: query('SetQuantity', documents.SET_QUANTITY, shapes.setQuantity),
  addVariant: mutation('AddVariant', documents.ADD_VARIANT, shapes.addedVariant),
  commitEdit: mutation('CommitEdit', documents.COMMIT_EDIT, shapes.committedEdit),
  findVariants: query('FindVariants', documents.FIND_VARIANTS, shapes.foundVariants),
  returnable: query('Returnable', documents.RETURNABLE, shapes.returnable),
  requestReturn: mutation('RequestReturn', documents.REQUEST_RETURN, shapes.requestedReturn),
  createReturn: mutation('CreateReturn', documents.CREATE_RETURN, shapes.createdReturn),
  sendInvoice: mutation('SendInvoice', documents.SEND_INVOICE, shapes.sentInvoice),
  addTags: query('AddTags', documents.ADD_TAGS, shapes.addedTags),
  checkShop: query('CheckShop', documents.CHECK_SHOP, shapes.checkedShop),
  checkCustomerData: query('CheckCustomerData', documents.CHECK_CUSTOMER_DATA, shapes.checkedCustomerData),
  webhooks: query('Webhooks', documents.WEBHOOKS, shapes.subscribedTopics),
  subscribe: mutation('Subscribe', documents.SUBSCRIBE, shapes.subscribed),
} as const
