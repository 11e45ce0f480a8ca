import { OperationRequest } from '../types';
import { runnerEnvironment } from './runnerEnvironment';

describe('runnerEnvironment', () => {
  const request = {
    operationId: 'operation-1',
    stateUrl: 'file:///state',
    engine: { path: '/opt/engine/pulumi' },
    environment: {
      AWS_REGION: 'eu-west-1',
      PULUMI_ACCESS_TOKEN: 'token',
      PULUMI_IGNORE_AMBIENT_PLUGINS: 'false',
      PATH: '/tmp/evil',
      NODE_OPTIONS: '--require /tmp/evil.js',
      LD_PRELOAD: '/tmp/evil.so',
      BACKLOT_OPERATION_ID: 'another',
    },
  } as unknown as OperationRequest;

  it('holds what is listed and what was asked for, and nothing else', () => {
    process.env.BACKEND_SECRET = 'must-not-appear';
    const environment = runnerEnvironment({
      request,
      scratchDirectory: '/scratch',
      compileCacheDirectory: '/cache',
    });
    expect(Object.keys(environment).sort()).toEqual([
      'AWS_REGION',
      'BACKLOT_OPERATION_ID',
      'HOME',
      'LANG',
      'NODE_COMPILE_CACHE',
      'NO_COLOR',
      'PATH',
      'PULUMI_ACCESS_TOKEN',
      'PULUMI_BACKEND_URL',
      'PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION',
      'PULUMI_DIY_BACKEND_NO_LEGACY_WARNING',
      'PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER',
      'PULUMI_HOME',
      'PULUMI_IGNORE_AMBIENT_PLUGINS',
      'PULUMI_SKIP_UPDATE_CHECK',
      'PULUMI_SUPPRESS_NEO_LINK',
      'TMPDIR',
    ]);
    expect(environment).toMatchObject({
      BACKLOT_OPERATION_ID: 'operation-1',
      HOME: '/scratch',
      PULUMI_HOME: '/scratch/home',
      PULUMI_IGNORE_AMBIENT_PLUGINS: 'true',
    });
    expect(environment.PATH).toMatch(/^\/opt\/engine:/);
    expect(JSON.stringify(environment)).not.toMatch(/evil|must-not-appear/);
  });
});
