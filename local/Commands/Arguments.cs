using System.CommandLine;

namespace HybridTrust.Local.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class Arguments
{
    public static Argument<string> Profile() => new("PROFILE") { Description = "The organization profile, such as samples/fabrikam.json." };

    public static Argument<string> Run() => new("RUN") { Description = "The run's id, such as run-1f0c…" };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object and nothing else." };

    public static Option<string?> Data(string description) => new("--data") { Description = description, HelpName = "DIR" };

    public static Option<int> Port(int standard) => new("--port")
    {
        Description = "The loopback port; 0 takes a free one.",
        HelpName = "PORT",
        DefaultValueFactory = _ => standard,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() is < 0 or > 65535)
                {
                    result.AddError("A port is a number from 0 to 65535.");
                }
            },
        },
    };

    public static Option<string[]> Faults(IReadOnlyList<string> known) => new("--fault")
    {
        Description = $"Switch a named fault on. Give it once a fault. Faults: {string.Join(", ", known)}.",
        HelpName = "NAME",
        Arity = ArgumentArity.ZeroOrMore,
    };
}
