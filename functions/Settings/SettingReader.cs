using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace HybridTrust.Functions.Settings;

/// <summary>Reads single settings and collects what is wrong with them.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly List<string> _errors = [];

    /// <summary>Everything that is wrong so far.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The text, or null when the setting is absent or empty.</summary>
    public string? Find(string name) => configuration[name] is { Length: > 0 } text ? text.Trim() : null;

    /// <summary>The text.</summary>
    public string Text(string name, string remedy)
    {
        if (Find(name) is { } text)
        {
            return text;
        }

        Refuse(name, "is missing", remedy);
        return "";
    }

    /// <summary>A GUID.</summary>
    public Guid Id(string name, string remedy) => FindId(name, remedy) ?? Missing(name, remedy, default(Guid));

    /// <summary>A GUID, or null when the setting is absent or empty.</summary>
    public Guid? FindId(string name, string remedy)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        Refuse(name, $"is '{text}', which is no GUID", remedy);
        return default(Guid);
    }

    /// <summary>An https address.</summary>
    public Uri Https(string name, string remedy) => Address(name, remedy, uri => uri.Scheme is "https");

    /// <summary>An address on this machine.</summary>
    public Uri Loopback(string name, string remedy) =>
        Address(name, remedy, uri => uri.IsLoopback && uri.Scheme is ("http" or "https"));

    /// <summary>A whole number within limits.</summary>
    public int Number(string name, int otherwise, int least, int most)
    {
        if (Find(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(name, $"is '{text}'", $"Write a whole number from {least} to {most}.");
        return otherwise;
    }

    /// <summary>The path of a file that is there.</summary>
    public string File(string name, string remedy)
    {
        var path = Text(name, remedy);
        if (path.Length > 0 && !System.IO.File.Exists(path))
        {
            Refuse(name, $"names '{path}', where there is no file", remedy);
        }

        return path;
    }

    /// <summary>Notes that a setting is wrong.</summary>
    public void Refuse(string name, string problem, string remedy) => _errors.Add($"The setting {SettingNames.InEnvironment(name)} {problem}. {remedy}");

    private Uri Address(string name, string remedy, Func<Uri, bool> isAllowed)
    {
        if (Find(name) is not { } text)
        {
            return Missing(name, remedy, new Uri("about:blank"));
        }

        // With a slash at its end, or joining would drop the last part of its path.
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && isAllowed(address) && address.UserInfo.Length == 0)
        {
            return address;
        }

        Refuse(name, $"is '{text}'", remedy);
        return new Uri("about:blank");
    }

    private T Missing<T>(string name, string remedy, T instead)
    {
        Refuse(name, "is missing", remedy);
        return instead;
    }
}
