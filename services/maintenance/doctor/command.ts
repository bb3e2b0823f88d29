import type { LocalCommands } from '../../cli/command.ts'
import { examine } from './doctor.ts'
import type { Finding } from './finding.ts'

interface Report {
  readonly healthy: boolean
  readonly findings: readonly Finding[]
}

export const doctorCommands: LocalCommands = {
  doctor: {
    usage: '[--data FOLDER]',
    does: 'checks settings, data, InfluxDB, ports, TLS, clock; changes nothing',
    run: async ({ options }): Promise<Report> => {
      const data = typeof options.data === 'string' ? options.data : undefined
      const findings = await examine(process.env, data)
      return { healthy: findings.every(({ level }) => level !== 'fault'), findings }
    },
    show: ({ findings }: Report) => findings.map(line).join('\n'),
    isBad: ({ healthy }: Report) => !healthy,
  },
}

const line = ({ about, level, says, remedy }: Finding): string =>
  `${level.padEnd(8)} ${about}: ${says}${remedy === undefined ? '' : `\n${' '.repeat(9)}→ ${remedy}`}`
