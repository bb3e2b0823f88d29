import { steps } from '../model/response.ts'

export const whenOffline = steps(
  ['是手环：先打电话确认佩戴者平安', 'A band: ring the wearer first to hear that all is well'],
  [
    '同一网关的都失联：先查网关、网络和停电',
    'All of one gateway: look at it, the network and the power first',
  ],
  ['到现场看供电、电池、天线和指示灯', 'On site: power, battery, antenna and lights'],
  ['重启一次；修不好就安排更换', 'Restart it; if that does not help, replace it'],
)

export const onSensorFault = steps(
  ['看上报值：卡住不变、超出范围还是乱跳', 'See what it reports: stuck, out of range, or jumping?'],
  ['到现场清洁探头，检查安装和接线', 'Clean the probe, check mounting and wiring'],
  ['修好之前人工多看：这台设备现在“看不见”', 'Until then look there yourself: this device is blind'],
)

export const onWeakLink = steps(
  ['看信号强度、电池和离网关的距离', 'See signal, battery and how far the gateway is'],
  ['移开金属遮挡，调整天线或换位置', 'Move metal away, turn the antenna or change its place'],
  ['一片都弱：加一台网关', 'A whole area is weak: one more gateway'],
)
