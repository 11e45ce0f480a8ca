import { ResourceHandler } from '../../resources/ResourceHandler';
import { metricAlarmHandler } from './metricAlarmHandler';
import { dashboardHandler } from './dashboardHandler';

export const cloudwatchHandlers: ResourceHandler[] = [
  metricAlarmHandler,
  dashboardHandler,
];
