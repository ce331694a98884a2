import type { ReturnPolicy } from './domain'

/** True for goods with a tag that the shop's policy excludes; letter case makes no difference. */
export function isExcluded(policy: ReturnPolicy | undefined, tags: readonly string[] | undefined): boolean {
  return excludedTag(policy, tags) !== null
}

/** The tag for which the goods cannot be sent back, as the policy writes it; null when they can. */
export function excludedTag(policy: ReturnPolicy | undefined, tags: readonly string[] | undefined): string | null {
  const own = new Set(tags?.map((tag) => tag.toLowerCase()))
  return policy?.excludedTags.find((tag) => own.has(tag.toLowerCase())) ?? null
}
