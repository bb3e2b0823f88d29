import { defineKind } from '../../model/kind.ts'
import { flag, held, word } from '../../model/metric.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import { fireLaneCameraOrders } from './orders.ts'
import { cameraTampered, fireLaneBlocked } from './rules.ts'

export const fireLaneCamera = defineKind({
  kind: 'fire-lane-camera',
  title: text('Fire-lane camera', '消防通道摄像头'),
  measurement: 'fire_lane_camera',
  expectedIntervalMs: MINUTE,
  toldAtOnceWhenSilent: true,
  metrics: {
    vehicleCount: held('')(text('Vehicles in the lane', '通道内车辆数'), 0, 100),
    plate: word(text('Number plate', '车牌'), 20),
    snapshotUrl: word(text('Snapshot', '抓拍图'), 500),
    tampered: flag(text('Covered or moved', '被遮挡或移动'), text('not Covered or moved', '未被遮挡或移动')),
  },
  sample: { tampered: false },
  orders: fireLaneCameraOrders,
  rules: [fireLaneBlocked, cameraTampered],
})
