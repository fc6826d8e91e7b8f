using System.CommandLine;
using HybridTrust.Local.Client;

namespace HybridTrust.Local.Commands;

/// <summary>Which host a command talks to, and with whose token.</summary>
internal sealed class HostOptions
{
    /// <summary>The environment variable that may carry the token.</summary>
    public const string TokenVariable = "HYBRIDTRUST_TOKEN";

    private readonly Option<string> _server = new("--server")
    {
        Description = "The host's address: https, or http on this machine.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:7071/",
    };

    private readonly Option<string?> _tokenFile = new("--token-file")
    {
        Description = $"The file that holds your token; else {TokenVariable} is read.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_server);
        command.Add(_tokenFile);
    }

    /// <summary>The client that the options ask for.</summary>
    /// <exception cref="CommandException">The address or the token cannot be used.</exception>
    public HostClient Connect(ParseResult parsed) => new(Server(parsed.GetValue(_server)!), Token(parsed.GetValue(_tokenFile)));

    private static Uri Server(string text)
    {
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http"
            && (address.Scheme is "https" || address.IsLoopback)
            && address.UserInfo.Length == 0)
        {
            return address;
        }

        throw CommandException.Usage(
            $"'{text}' is no address to send a token to. Give one with https, such as https://hybridtrust.fabrikam.com/; plain http is for this machine only.");
    }

    private static string Token(string? file)
    {
        var token = file is null ? Environment.GetEnvironmentVariable(TokenVariable)?.Trim() : Read(file);
        if (string.IsNullOrEmpty(token))
        {
            throw CommandException.Usage(file is null
                ? $"There is no token. Set {TokenVariable}, or name its file with --token-file; 'hybridtrust serve' says where it keeps them."
                : $"Token file {file} is empty. Name the file that 'hybridtrust serve' told you.");
        }

        // A header value: a stray line break would end up in the request.
        return token.All(c => c is > ' ' and < '\u007f')
            ? token
            : throw CommandException.Usage("The token has characters that no token has. Copy it again; it is one line of letters and digits.");
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"Token file {file} cannot be read: {unreadable.Message} Name a file that you may read.");
        }
    }
}
