import type { Device } from '../../domain/model/device.ts'
import type { Division, QualityReport } from '../../domain/quality/report.ts'
import type { Registry } from '../../runtime/registry.ts'

export interface NameOptions {
  readonly registry: Pick<Registry, 'get'>
  /** Whether somebody may know how it is with whoever wears it. */
  readonly isWhole: (device: Device) => boolean
  /** What the parts are named after. */
  readonly by: Division | undefined
}

/**
 * How often which alarm came of a band is somebody's health. A key without `health.read` is answered the figures, and not
 * which bands they come from; of whoever may know, those that are named are looked at.
 */
export function namesSeen(report: QualityReport, { registry, isWhole, by }: NameOptions) {
  const { top, faults } = report
  const deviceOf = (name: string) => registry.get(name.split(' ', 1)[0] ?? '')?.device
  const isSeen = (name: string): boolean => {
    const device = deviceOf(name)
    return device === undefined || isWhole(device)
  }
  const isNamed = ({ name }: { readonly name: string }) => isSeen(name)
  const shown: QualityReport = {
    ...report,
    top: { ...top, alarms: top.alarms.filter(isNamed), devices: top.devices.filter(isNamed) },
    faults: faults.map(({ figure, culprits }) => ({
      figure,
      culprits: culprits.map(one => ({ ...one, devices: one.devices.filter(({ id }) => isSeen(id)) })),
    })),
    parts: by === 'device' ? report.parts.filter(isNamed) : report.parts,
  }
  return { shown, named: namesIn(shown, by).flatMap(name => deviceOf(name) ?? []) }
}

const namesIn = ({ top, faults, parts }: QualityReport, by: Division | undefined): string[] => [
  ...[...top.alarms, ...top.devices, ...(by === 'device' ? parts : [])].map(({ name }) => name),
  ...faults.flatMap(({ culprits }) => culprits.flatMap(({ devices }) => devices.map(({ id }) => id))),
]
