import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded lazily, and compiling one for the first time takes seconds on a busy machine.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);
