using System.Security.Cryptography;
using System.Text;

namespace HybridTrust.Simulation.Entra;

/// <summary>
/// The ids of application permissions. <c>full_access_as_app</c> has the one that Microsoft documents; the others are this simulated
/// tenant's own, so that whoever wants one has to look it up by its name.
/// </summary>
internal static class AppRoleIds
{
    private static readonly Guid FullAccessAsApp = new("dc890d15-9560-4a4c-9b7f-a736ec74ec40");

    public static Guid Of(Guid resource, string value) => value is "full_access_as_app"
        ? FullAccessAsApp
        : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"SIMULATED {resource} {value}")).AsSpan(0, 16));
}
