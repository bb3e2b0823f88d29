import { alertReport } from '../replay/alert-report.ts'
import { apiHelp, apiOptions, type Command } from './command.ts'
import { id } from './options.ts'
import { signIn } from './sign-in.ts'

export const alerts: Command = {
  name: 'alerts',
  summary: 'lists what the server raised, by device and rule',
  options: { ...apiOptions, site: { type: 'string' } },
  help: `${apiHelp}
  --site ID               the site (demo)`,
  async run(raw, io) {
    const api = await signIn(raw, io)
    const site = id(raw, 'site', 'demo')
    const raised = await api.alerts(site).catch(error => {
      throw isUnknownSite(error) ? new Error(`${error.message}: ${OTHER_SITE}`) : error
    })
    for (const line of alertReport(site, raised)) io.print(line)
    if (raised.length === 0) io.print(OTHER_SITE)
    return 0
  },
}

const OTHER_SITE = 'Another site may be named with --site.'
const isUnknownSite = (error: unknown): error is Error =>
  error instanceof Error && error.message.includes('SITE_NOT_FOUND')
