using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Doctor;

/// <summary>The config itself, and what in it is for emergencies or rehearsals only.</summary>
internal sealed class ConfigCheckup(string path, RunnerConfig config) : ICheckup
{
    public string Name => "config";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        List<CheckResult> results = [CheckResult.Ok(Name, $"{path} is valid: runner {config.Name} of {config.Server}.")];
        if (config.SimulatedEstate is { } estate)
        {
            results.Add(CheckResult.Warning("simulation", $"SIMULATED: shells are those of the estate at {estate.Url}.", "On a real server take simulatedEstate out."));
        }

        if (config.PowerShell.SnapIn)
        {
            results.Add(CheckResult.Warning("emergency", "Exchange is reached by its snap-in, past its roles.", "Take \"exchange\": \"snap-in\" out once sessions open again."));
        }

        return Task.FromResult<IReadOnlyList<CheckResult>>(results);
    }
}
