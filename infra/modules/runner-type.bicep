// How a runner is told from every other caller.

@export()
@description('A runner, and the identity that it signs in with.')
type runner = {
  @description('The name of the runner in the profile of its organization.')
  @minLength(2)
  @maxLength(41)
  name: string

  @description('Object id of the service principal of its server: an Azure Arc managed identity, or an app registration with a certificate.')
  @minLength(36)
  @maxLength(36)
  objectId: string
}
