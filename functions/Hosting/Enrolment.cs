using HybridTrust.Certificates;
using HybridTrust.Functions.Settings;
using HybridTrust.Jobs;
using HybridTrust.Organizations;

namespace HybridTrust.Functions.Hosting;

/// <summary>
/// Takes organizations and runners over from a folder that is deployed with the app: <c>organizations/*.json</c> are profiles,
/// <c>runners/NAME.pem</c> the certificates that runners sign their results with. What is in the records and not in the folder stays,
/// and so does a runner that was revoked, or enrolled with a code since.
/// </summary>
internal sealed class Enrolment(HostSettings settings, OrganizationStore organizations, RunnerStore runners, TimeProvider time)
{
    /// <summary>Takes them over, all or none.</summary>
    /// <exception cref="SettingsException">A file is wrong; every error of every file is said.</exception>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        if (settings.EnrolmentFolder is not { } folder)
        {
            return;
        }

        var errors = new List<string>();
        var profiles = FilesOf(folder, "organizations", "*.json").Select(file => ReadProfile(file, errors)).OfType<OrganizationProfile>().ToList();
        var enrolled = FilesOf(folder, "runners", "*.pem").Select(file => ReadRunner(file, errors)).OfType<EnrolledRunner>().ToList();
        if (errors.Count > 0)
        {
            throw new SettingsException(errors);
        }

        foreach (var profile in profiles)
        {
            await organizations.SaveAsync(profile, cancellation);
        }

        foreach (var runner in enrolled)
        {
            await runners.KeepDeployedAsync(runner, cancellation);
        }
    }

    private static string[] FilesOf(string folder, string kind, string pattern) =>
        Directory.Exists(Path.Combine(folder, kind)) ? Directory.GetFiles(Path.Combine(folder, kind), pattern) : [];

    private static OrganizationProfile? ReadProfile(string file, List<string> errors)
    {
        switch (ProfileReader.Read(File.ReadAllBytes(file), file))
        {
            case ProfileReading.Valid valid:
                return valid.Profile;
            case ProfileReading.Invalid invalid:
                errors.AddRange(invalid.Errors.Select(error => $"{file}: {error}"));
                return null;
            default:
                throw new InvalidOperationException("A profile is valid or not.");
        }
    }

    private EnrolledRunner? ReadRunner(string file, List<string> errors)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        try
        {
            if (OrganizationName.IsValid(name))
            {
                return new EnrolledRunner(name, PublicCertificate.FromDer(File.ReadAllBytes(file)), time.GetUtcNow());
            }

            errors.Add($"{file}: '{name}' is no runner's name. Name the file after the runner: {OrganizationName.Rule}.");
        }
        catch (FormatException wrong)
        {
            errors.Add($"{file}: {wrong.Message}");
        }

        return null;
    }
}
