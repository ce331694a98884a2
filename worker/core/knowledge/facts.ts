type Fact = {
  /** The same for every delivery of the same fact. */
  readonly id: string
  readonly shop: string
  readonly conversationId: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly language: string
}

/** A question that no article answered, and the likeliest one that did not. */
export type UnansweredQuestion = Fact & {
  readonly text: string
  readonly article: string | null
  readonly confidence: number
}

/** What a shopper said of an article that was shown. */
export type ArticleRating = Fact & { readonly article: string; readonly helpful: boolean }
