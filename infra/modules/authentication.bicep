// App Service authentication: no request reaches the app without a token of this tenant for this application, except /health
// and the addresses whose deliveries the app judges by their signature. /api/tickets itself stays guarded: what is left open here must not be
// judged by headers of the platform.
// The app checks roles itself, and refuses to start when this is switched off.

@description('Name of the function app.')
param functionAppName string

@description('Client id of the app registration that guards the API.')
param apiClientId string

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: functionAppName
}

resource authentication 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
      runtimeVersion: '~1'
    }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'Return401'
      excludedPaths: ['/health', '/api/tickets/signed', '/api/tickets/jira', '/api/tickets/servicenow']
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: apiClientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${subscription().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [
            apiClientId
            'api://${apiClientId}'
          ]
        }
      }
    }
    login: {
      tokenStore: { enabled: false }
    }
  }
}
