using HybridTrust.Organizations;
using HybridTrust.Simulation;
using HybridTrust.Simulation.EstateFiles;

namespace HybridTrust.Local.Commands;

/// <summary>What a simulation starts from: the profile, and beside it the estate file, <c>NAME.estate.json</c> for <c>NAME.json</c>.</summary>
/// <param name="ProfilePath">The profile's path.</param>
/// <param name="Profile">The profile.</param>
/// <param name="Estate">The text of the estate file.</param>
/// <param name="Faults">The faults to switch on.</param>
internal sealed record EstateFiles(string ProfilePath, OrganizationProfile Profile, string Estate, IReadOnlyList<string> Faults)
{
    /// <exception cref="CommandException">A file is missing or wrong, or a fault has no such name.</exception>
    public static async Task<EstateFiles> ReadAsync(
        string profilePath, IReadOnlyList<string> faults, IReadOnlyList<string> known, CancellationToken cancellation)
    {
        var profile = await ProfileFile.LoadAsync(profilePath, cancellation);
        if (faults.Except(known, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
        {
            throw CommandException.Usage($"There is no fault '{string.Join("', '", unknown)}'. There are: {string.Join(", ", known)}.");
        }

        var path = Path.ChangeExtension(profilePath, ".estate.json");
        try
        {
            var estate = await File.ReadAllTextAsync(path, cancellation);
            EstateHost.Check(estate, profile);
            return new EstateFiles(profilePath, profile, estate, faults);
        }
        catch (EstateFileException wrong)
        {
            throw CommandException.Usage($"{path}: {wrong.Message}");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandException.Usage(
                $"There is no estate file {path}, which says what the simulated world of {profilePath} starts as. Write one after the pattern of samples/fabrikam.estate.json.");
        }
    }
}
