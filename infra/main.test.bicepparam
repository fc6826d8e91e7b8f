// A deployment to try things on: cheap, short retention, can be deleted after a day.
using 'main.bicep'

param environmentName = 'test'
param location = 'westeurope'
param apiClientId = '00000000-0000-0000-0000-000000000000' // replace: printed by infra/scripts/create-app-registration.sh
param alertEmailAddresses = ['exchange-team@example.com']
param evidenceRetentionDays = 1
param recordsStorageSku = 'Standard_LRS'
param maximumInstances = 10
param tags = {
  environment: 'test'
}
