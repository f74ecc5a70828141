import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';

/**
 * GeoReport v2 (wiki.open311.org/GeoReport_v2). Every address ends in .json or .xml; errors are in the form of the
 * specification, so that nothing here is validated before the handler sees it.
 */
const formats = { json: 'application/json', xml: 'text/xml' } as const;
type Format = keyof typeof formats;

const Any = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const jurisdiction = { jurisdiction_id: Any };
const code = Type.Object({ code: Type.String() });
const id = Type.Object({ id: Type.String() });
const token = Type.Object({ token: Type.String() });

const discovery = <const F extends Format>(format: F) =>
  endpoint({
    method: 'GET',
    path: `/open311/v2/discovery.${format}` as const,
    access: 'public',
    summary: 'Open311: where this interface is and what it speaks',
    produces: formats[format],
  });
const services = <const F extends Format>(format: F) =>
  endpoint({
    method: 'GET',
    path: `/open311/v2/services.${format}` as const,
    access: 'public',
    summary: 'Open311: what may be reported (the category list in force)',
    query: Type.Object(jurisdiction),
    produces: formats[format],
  });
const service = <const F extends Format>(format: F) =>
  endpoint({
    method: 'GET',
    path: `/open311/v2/services/{code}.${format}` as const,
    access: 'public',
    summary: 'Open311: the questions of one service',
    params: code,
    query: Type.Object(jurisdiction),
    produces: formats[format],
  });
const list = <const F extends Format>(format: F) =>
  endpoint({
    method: 'GET',
    path: `/open311/v2/requests.${format}` as const,
    access: 'public',
    summary: 'Open311: requests whose reporters agreed to be shown, and those made with the same key',
    query: Type.Object({
      ...jurisdiction,
      api_key: Any,
      service_request_id: Any,
      service_code: Any,
      start_date: Any,
      end_date: Any,
      status: Any,
    }),
    produces: formats[format],
  });
const create = <const F extends Format>(format: F) =>
  endpoint({
    method: 'POST',
    path: `/open311/v2/requests.${format}` as const,
    access: 'public',
    summary: 'Open311: report something; with an API key, or without where the tenant allows it',
    form: true,
    produces: formats[format],
  });
const request = <const F extends Format>(format: F) =>
  endpoint({
    method: 'GET',
    path: `/open311/v2/requests/{id}.${format}` as const,
    access: 'public',
    summary: 'Open311: one request by its number',
    params: id,
    query: Type.Object({ ...jurisdiction, api_key: Any }),
    produces: formats[format],
  });
const tokenOf = <const F extends Format>(format: F) =>
  endpoint({
    method: 'GET',
    path: `/open311/v2/tokens/{token}.${format}` as const,
    access: 'public',
    summary: 'Open311: the number of a request by the query code given when it was made',
    params: token,
    query: Type.Object(jurisdiction),
    produces: formats[format],
  });

export const open311Endpoints = {
  discoveryJson: discovery('json'),
  discoveryXml: discovery('xml'),
  servicesJson: services('json'),
  servicesXml: services('xml'),
  serviceJson: service('json'),
  serviceXml: service('xml'),
  requestsJson: list('json'),
  requestsXml: list('xml'),
  createRequestJson: create('json'),
  createRequestXml: create('xml'),
  requestJson: request('json'),
  requestXml: request('xml'),
  tokenJson: tokenOf('json'),
  tokenXml: tokenOf('xml'),
};
