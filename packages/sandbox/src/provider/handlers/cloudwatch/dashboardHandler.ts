import { defineHandler } from '../../resources/defineHandler';

interface DashboardInputs {
  dashboardName: string;
  dashboardBody: string;
}

export const dashboardHandler = defineHandler<DashboardInputs>({
  type: 'aws:cloudwatch/dashboard:Dashboard',
  label: 'CloudWatch Dashboard',
  required: ['dashboardName', 'dashboardBody'],
  immutable: ['dashboardName'],
  documents: ['dashboardBody'],
  computed: ['dashboardArn'],
  check: ({ dashboardName, dashboardBody }) => [
    ...(dashboardName !== undefined && !/^[\w-]{1,255}$/.test(dashboardName)
      ? [
          {
            property: 'dashboardName',
            reason: `"dashboardName" isn't a valid name (only letters, digits, underscores and hyphens): ${JSON.stringify(
              dashboardName,
            )}`,
          },
        ]
      : []),
    ...(dashboardBody !== undefined && !isJson(dashboardBody)
      ? [
          {
            property: 'dashboardBody',
            reason: '"dashboardBody" contains an invalid JSON',
          },
        ]
      : []),
  ],
  async create(context, inputs) {
    const cloudWatch = await context.client('cloudWatch');
    await cloudWatch.putDashboard({
      DashboardName: inputs.dashboardName,
      DashboardBody: inputs.dashboardBody,
    });
    return inputs.dashboardName;
  },
  async read(context, id) {
    const cloudWatch = await context.client('cloudWatch');
    const dashboard = await cloudWatch.getDashboard({ DashboardName: id });
    return {
      inputs: {
        dashboardName: id,
        dashboardBody: dashboard.DashboardBody,
      },
      outputs: {
        dashboardArn:
          dashboard.DashboardArn ??
          `arn:aws:cloudwatch::${await context.accountId()}:dashboard/${id}`,
      },
    };
  },
  async update(context, id, { inputs }) {
    const cloudWatch = await context.client('cloudWatch');
    await cloudWatch.putDashboard({
      DashboardName: id,
      DashboardBody: inputs.dashboardBody,
    });
  },
  async delete(context, id) {
    const cloudWatch = await context.client('cloudWatch');
    await cloudWatch.deleteDashboards({ DashboardNames: [id] });
  },
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
