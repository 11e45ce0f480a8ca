import { environmentsPermissions } from '@backlot/plugin-environments-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { environmentsPlugin } from '../plugin';
import { FakeEnvironmentsClient } from './FakeEnvironmentsClient';

/** Options of {@link renderPortal}. */
export interface RenderPortalOptions {
  client: FakeEnvironmentsClient;
  path: string;
  /** Names of permissions that are refused. */
  denied?: Array<(typeof environmentsPermissions)[number]['name']>;
  /** Renders the entity's tab in place of the pages. */
  entity?: Entity;
}

/** Renders the plugin in an app, with a backend in memory. */
export function renderPortal(options: RenderPortalOptions) {
  const { client, path, denied = [], entity } = options;
  const permission = mockApis.permission({
    authorize: request =>
      denied.includes(request.permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
  });
  return renderTestApp({
    features: [environmentsPlugin],
    extensions: entity ? [createTestEntityPage({ entity })] : [],
    initialRouteEntries: [path],
    ...(entity
      ? {}
      : {
          mountedRoutes: {
            '/catalog/:namespace/:kind/:name': entityRouteRef,
          },
        }),
    apis: [
      [environmentsApiRef, client],
      [catalogApiRef, catalogApiMock()],
      permission,
    ],
  });
}
