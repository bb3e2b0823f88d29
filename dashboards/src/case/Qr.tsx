import { QRCodeSVG } from '@rc-component/qrcode'

interface QrProps {
  readonly value: string
  /** What it leads to, for whoever hears the page. */
  readonly title: string
  readonly size?: number
}

/** Black on white whatever the shade: telephones read it off a screen and off paper. What the desktop's library draws its own with. */
export const Qr = ({ value, title, size = 144 }: QrProps) => (
  <QRCodeSVG value={value} title={title} size={size} level="M" marginSize={2} className="qr" />
)
