/** An IPv6 customer has at least this many groups for itself: a new address out of the same /64 is the same caller. */
const IPV6_NETWORK_GROUPS = 4
const IPV6_GROUPS = 8

/** An IPv4 address as it is, an IPv6 one cut to its /64. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [left = '', right] = address.toLowerCase().split('::')
  const head = groupsOf(left)
  const tail = groupsOf(right ?? '')
  const gap = right === undefined ? 0 : Math.max(IPV6_GROUPS - head.length - tail.length, 0)
  const groups = [...head, ...Array<string>(gap).fill('0'), ...tail]
  return `${groups.slice(0, IPV6_NETWORK_GROUPS).join(':')}::/64`
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').map((group) => group.replace(/^0+(?=.)/, ''))
}
