// Production: evidence for seven years, records in two regions, one warm instance.
using 'main.bicep'

param environmentName = 'production'
param location = 'westeurope'
param apiClientId = '00000000-0000-0000-0000-000000000000' // replace: printed by infra/scripts/create-app-registration.sh
param alertEmailAddresses = [
  'exchange-team@example.com'
  'on-call@example.com'
]
param runners = [
  {
    name: 'contoso-exchange' // as in the profile
    objectId: '00000000-0000-0000-0000-000000000000' // replace: object id of its server's service principal
  }
]
param enrolmentFolder = 'enrolment' // the folder beside host.json, published with the app, which does not start without it
param logRetentionDays = 365
param evidenceRetentionDays = 2557 // seven years
param evidencePolicyLocked = false // set to true after infra/scripts/lock-evidence.sh
param recordsStorageSku = 'Standard_GZRS'
param runtimeStorageSku = 'Standard_ZRS'
param alwaysReadyInstances = 1
param historyRetentionDays = 90
param tags = {
  environment: 'production'
}
