using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
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
        new GetManagementRole(),
        new NewManagementRole(),
        new RemoveManagementRole(),
        new GetManagementRoleEntry(),
        new RemoveManagementRoleEntry(),
        new GetManagementRoleAssignment(),
        new NewManagementRoleAssignment(),
        new RemoveManagementRoleAssignment(),
        new GetPartnerApplication(),
        new NewPartnerApplication(),
        new SetPartnerApplication(),
        new RemovePartnerApplication(),
        new ReadCertificate(),
        new ReadHost(),
        new GetAuthServer(),
        new NewAuthServer(),
        new SetAuthServer(),
        new RemoveAuthServer(),
        new GetAcceptedDomain(),
        .. Hybrid(ShellKind.ExchangeServer),
        .. Hybrid(ShellKind.ExchangeOnline),
        new GetAvailabilityAddressSpace(),
        new AddAvailabilityAddressSpace(),
        new RemoveAvailabilityAddressSpace(),
        new GetVirtualDirectory("Get-MapiVirtualDirectory", VirtualDirectoryKind.Mapi),
        new GetVirtualDirectory("Get-WebServicesVirtualDirectory", VirtualDirectoryKind.Ews),
        new GetVirtualDirectory("Get-OabVirtualDirectory", VirtualDirectoryKind.Oab),
        new GetVirtualDirectory("Get-AutodiscoverVirtualDirectory", VirtualDirectoryKind.Autodiscover),
    ];

    private static IEnumerable<ISimulatedOperation> Hybrid(ShellKind shell) =>
    [
        new GetIntraOrganizationConnector(shell),
        new NewIntraOrganizationConnector(shell),
        new SetIntraOrganizationConnector(shell),
        new RemoveIntraOrganizationConnector(shell),
        new GetIntraOrganizationConfiguration(shell),
        new TestOAuthConnectivity(shell),
    ];
}
