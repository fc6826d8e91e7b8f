// What the other modules need to know of an identity.

@export()
@description('A user-assigned identity.')
type identity = {
  @description('Resource id.')
  id: string

  @description('Client id: what code asks tokens for.')
  clientId: string

  @description('Object id: what roles and permissions are given to.')
  principalId: string
}
