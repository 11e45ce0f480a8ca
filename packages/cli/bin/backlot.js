#!/usr/bin/env node
// Workspace packages are TypeScript: the Backstage CLI's transform loads them as they are.
require('@backstage/cli/config/nodeTransform.cjs');
require('../src/main');
