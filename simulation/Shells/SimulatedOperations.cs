using HybridTrust.Simulation.Shells.Operations;

namespace HybridTrust.Simulation.Shells;

/// <summary>Every operation that the estate can carry out: one for each entry of the catalogue (a test compares them).</summary>
internal static class SimulatedOperations
{
    public static IReadOnlyList<ISimulatedOperation> All { get; } =
    [
        new GetAuthConfig(),
        new GetExchangeServer(),
        new GetExchangeCertificate(),
        new GetOrganizationConfig(),
        new GetServerComponentState(),
        new GetTransportService(),
        new GetMailUser(),
        new NewMailUser(),
        new SetMailUser(),
        new RemoveMailUser(),
        new GetManagementRoleAssignment(),
        new NewManagementRoleAssignment(),
        new RemoveManagementRoleAssignment(),
        new GetPartnerApplication(),
        new NewPartnerApplication(),
        new SetPartnerApplication(),
        new RemovePartnerApplication(),
        new ReadCertificate(),
        new ReadHost(),
    ];
}
