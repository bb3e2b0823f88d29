import { mark } from '../app/marks.tsx'

export const PhoneMark = mark(
  <path d="M6 4.500h3.500l1.500 4-2 1.500a11 11 0 0 0 5 5l1.500-2 4 1.500V18a1.500 1.500 0 0 1-1.600 1.500A15.500 15.500 0 0 1 4.500 6.100 1.500 1.500 0 0 1 6 4.500Z" />,
)
export const BandMark = mark(
  <path d="M12 7.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9ZM9.500 8l.5-4.500h4l.5 4.500M9.500 16l.5 4.500h4l.5-4.500M12 10v2.200l1.400.9" />,
)
export const PlaceMark = mark(
  <path d="M12 20.500s6-5.600 6-10.200a6 6 0 0 0-12 0c0 4.600 6 10.200 6 10.200Zm0-12.300a2.200 2.200 0 1 1 0 4.400 2.200 2.200 0 0 1 0-4.400Z" />,
)
export const RefreshMark = mark(<path d="M19 12a7 7 0 1 1-2.100-5M19 4v4h-4" />)
export const ListMark = mark(<path d="M9 6h11M9 12h11M9 18h11M4.500 6h.1M4.500 12h.1M4.500 18h.1" />)
export const HeartMark = mark(
  <path d="M12 19.500S4.500 15 4.500 9.600A3.900 3.900 0 0 1 12 8a3.900 3.900 0 0 1 7.500 1.600c0 5.400-7.500 9.900-7.500 9.900Z" />,
)
export const CameraMark = mark(
  <path d="M4 8.500h3.500L9 6h6l1.500 2.500H20v10.500H4V8.500Zm8 1.800a3.200 3.200 0 1 1 0 6.400 3.200 3.200 0 0 1 0-6.400Z" />,
)
export const WaitingMark = mark(
  <path d="M12 4.500a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15ZM12 8v4.200l2.800 1.700" />,
)

/** A loudspeaker that is struck out. */
export const SilenceMark = mark(
  <path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500ZM16 9.500l5 5M21 9.500l-5 5" />,
)

/** Filled as far as it is charged. */
export const BatteryMark = ({ percent }: { readonly percent: number }) => (
  <svg
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    aria-hidden="true"
  >
    <rect x="3" y="8" width="16" height="8" rx="1.500" />
    <path d="M21.500 11v2" strokeLinecap="round" />
    <rect
      x="4.800"
      y="9.800"
      width={(12.4 * Math.min(Math.max(percent, 0), 100)) / 100}
      height="4.400"
      fill="currentColor"
      stroke="none"
    />
  </svg>
)
