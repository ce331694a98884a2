import { Hono } from 'hono'
import packageJson from '../../../package.json' with { type: 'json' }
import manifest from '../../../wasm/model/manifest.json' with { type: 'json' }
import { health } from '../../protocol'
import type { AppEnv } from '../env'
import { documented } from '../validate'

export const systemRoutes = new Hono<AppEnv>().get(
  '/healthz',
  documented({
    summary: 'Is the Worker up, and with which model',
    tag: 'System',
    success: { 200: { description: 'Up', schema: health } },
  }),
  (c) => c.json({ status: 'ok' as const, version: packageJson.version, model_version: String(manifest.version) }),
)
