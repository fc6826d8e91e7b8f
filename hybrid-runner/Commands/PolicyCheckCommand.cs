using HybridTrust.Organizations;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Policy;

namespace HybridTrust.Runner.Commands;

/// <summary>Checks a policy file, and says in words what it allows.</summary>
internal static class PolicyCheckCommand
{
    public static int Run(string path, TextWriter output, TextWriter errors)
    {
        switch (new PolicyFile(path).Read())
        {
            case Reading<LocalPolicy>.Valid(var policy):
                output.WriteLine($"{path} is valid. On this server a runner may at most:");
                output.WriteLine($"  serve Exchange organization {policy.ExchangeOrganization}");
                output.WriteLine($"  carry out: {Words(policy.Procedures)}");
                output.WriteLine($"  trust applications: {Words(policy.ApplicationIds)}");
                output.WriteLine($"  assign roles: {Words(policy.Roles)}");
                output.WriteLine($"  make changes: {Changes(policy)}");
                return ExitCodes.Success;
            case Reading<LocalPolicy>.Invalid(var problems):
                foreach (var problem in problems)
                {
                    errors.WriteLine(problem);
                }

                return ExitCodes.Usage;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string Words<T>(IReadOnlyList<T> values) => values.Count == 0 ? "none" : string.Join(", ", values);

    private static string Changes(LocalPolicy policy) => policy switch
    {
        { ReadOnly: true } => "never (readOnly)",
        { Hours: null } => "at any time",
        { Hours: var hours } => string.Join("; ", hours.Select(Window)),
    };

    private static string Window(MaintenanceWindow window) =>
        $"{string.Join(", ", window.Days)} {window.Opens:HH\\:mm} to {window.Closes:HH\\:mm} UTC";
}
