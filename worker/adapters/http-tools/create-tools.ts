import type { ShopBundle } from '../../core/domain'
import type { Tools } from '../../core/ports'
import { err, ok } from '../../core/result'
import { callHttpTool } from './call-tool'
import { toolSecret } from './secrets'

type ToolsEnv = { readonly DB: D1Database; readonly TOKEN_SECRET: string; readonly TOOLS_ALLOW_LOOPBACK?: string }

/** The tools of a shop, as its bundle defines them. Undefined where it has none. */
export function createHttpTools(env: ToolsEnv, { tools, settings }: ShopBundle): Tools | undefined {
  if (!tools?.length) return undefined
  return {
    async call(name, slots, key) {
      const tool = tools.find((entry) => entry.name === name)
      if (!tool) return err('failed')
      const made = await callHttpTool({
        tool,
        secretOf: () => toolSecret(env, settings.shop, tool),
        slots,
        key,
        currency: settings.currency,
        allowLoopback: env.TOOLS_ALLOW_LOOPBACK === '1',
      })
      if (made.outcome === 'ok') return ok(made.values)
      if (made.problem !== null) {
        const { outcome, status, problem } = made
        console.error(
          JSON.stringify({
            level: 'error',
            at: 'http_tools',
            shop: settings.shop,
            tool: name,
            outcome,
            status,
            problem,
          }),
        )
      }
      return err(made.outcome)
    },
  }
}
