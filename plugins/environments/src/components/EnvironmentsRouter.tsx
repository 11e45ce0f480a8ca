import { ReactRouterV6PageRouter } from '@backstage/frontend-adapter-react-router-v6';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from 'react-router-dom';
import { EnvironmentListPage } from './EnvironmentListPage/EnvironmentListPage';
import { EnvironmentPage } from './EnvironmentPage/EnvironmentPage';
import { OperationPage } from './OperationPage/OperationPage';

/** The pages under /environments. */
export function EnvironmentsRouter() {
  return (
    <ReactRouterV6PageRouter>
      <Routes>
        <Route path="/" element={<EnvironmentListPage />} />
        <Route path="/operations/:operationId" element={<OperationPage />} />
        <Route path="/:environmentId" element={<EnvironmentPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </ReactRouterV6PageRouter>
  );
}
