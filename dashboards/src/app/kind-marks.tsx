import { DevicesMark, type MarkProps, mark } from './marks.tsx'

/** What each kind looks like, drawn in a box of 24 by 24: one line of a path. */
const drawings: Readonly<Record<string, string>> = {
  'smart-bin': 'M5 7.500h14M9.5 7.500V5h5v2.500M7 7.5 8 19.500h8l1-12M10.5 11v5M13.5 11v5',
  'fire-lane-camera': 'm4 8.5 11-3.6 2 6-11 3.6-2-6Zm13 .8 3-.3M8 14.500V19H4.500M4.5 16.500v5',
  'ev-charger':
    'M5 20V5.500h8V20M3.5 20H15M13 11h2.500v5a1.7 1.7 0 0 0 3.4 0V9.500L16.5 7M9.6 8.2 7.6 12h2.800L8.6 15.5',
  wristband:
    'M8.5 8 9.3 3.800h5.400L15.5 8M8.5 16l.8 4.200h5.400l.8-4.200M7 8h10v8H7zM9 12.400h1.500l1-2 1.4 3.2.8-1.200H15',
  'smoke-detector':
    'M4.5 5h15v2.5a3 3 0 0 1-3 3h-9a3 3 0 0 1-3-3zM10 7.6h4M8.500 20c-1.2-1.400 1.200-2.400 0-4M12 20c-1.2-1.400 1.200-2.400 0-4M15.500 20c-1.200-1.400 1.200-2.400 0-4',
  'door-sensor': 'M6 20V4h8v16M4 20h16M11 12h.01M17 9v4M19.500 9v4',
  lift: 'M5.500 4h13v16h-13zM12 4v16M7.500 10.5l1.3-1.800 1.3 1.800M13.900 13.500l1.3 1.800 1.3-1.800',
  gateway: 'M4.5 14h15v5h-15zM8 16.500h.01M11 16.500h.01M15.5 14V5M12.8 7.500a3.6 3.6 0 0 1 5.4 0',
  server: 'M5 4.500h14v6H5zM5 13.500h14v6H5zM8 7.500h.01M8 16.500h.01M12 7.500h4M12 16.500h4',
}

const marks = new Map(Object.entries(drawings).map(([kind, d]) => [kind, mark(<path d={d} />)]))

export function KindMark({ kind, ...rest }: MarkProps & { readonly kind: string }) {
  const Mark = marks.get(kind) ?? DevicesMark
  return <Mark {...rest} />
}
