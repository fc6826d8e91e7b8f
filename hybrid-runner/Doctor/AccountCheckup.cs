using System.Security.Principal;

namespace HybridTrust.Runner.Doctor;

/// <summary>The account that looks, as far as the system can tell.</summary>
internal sealed class AccountCheckup : ICheckup
{
    public string Name => "account";

    /// <summary><c>DOMAIN\name</c>, the form that Exchange takes too.</summary>
    public static string Current => OperatingSystem.IsWindows() ? $@"{Environment.UserDomainName}\{Environment.UserName}" : Environment.UserName;

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<CheckResult>>([Look()]);

    private CheckResult Look()
    {
        if (!OperatingSystem.IsWindows())
        {
            return CheckResult.Warning(Name, "This is not Windows: Exchange and Skype are reached from a Windows server only.", "Here a runner serves simulations.");
        }

        using var me = WindowsIdentity.GetCurrent();
        if (me.IsSystem)
        {
            return CheckResult.Failed(Name, "This is the system's own account, which has no roles in Exchange.", "Run the runner, and this examination, under its account.");
        }

        return new WindowsPrincipal(me).IsInRole(WindowsBuiltInRole.Administrator)
            ? CheckResult.Ok(Name, "It is a local administrator.")
            : CheckResult.Failed(Name, "It is no local administrator here, or this shell is not elevated.", "Private keys and application pools need one. Elevate, or make it one, and sign it in anew.");
    }
}
