using System.CommandLine;
using HybridTrust.Local.Hosting;

namespace HybridTrust.Local.Commands;

/// <summary>The estate that <c>serve</c> works against when it is not to start one of its own.</summary>
internal sealed class EstateOption
{
    private readonly Option<string?> _url = new("--estate")
    {
        Description = "The address of an estate that 'hybridtrust estate' runs. Left out, one is started that ends with the host.",
        HelpName = "URL",
    };

    private readonly Option<string?> _tokenFile = new("--estate-token-file")
    {
        Description = "The file with that estate's token.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_url);
        command.Add(_tokenFile);
    }

    /// <summary>The estate that was named, or null.</summary>
    /// <exception cref="CommandException">The address or the file cannot be used.</exception>
    public RunningEstate? Read(ParseResult parsed) => (parsed.GetValue(_url), parsed.GetValue(_tokenFile)) switch
    {
        (null, null) => null,
        ({ } url, { } file) => new RunningEstate(Address(url), Token(file)),
        _ => throw CommandException.Usage("--estate and --estate-token-file belong together; 'hybridtrust estate' says both when it starts."),
    };

    private static Uri Address(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address is { Scheme: "http", IsLoopback: true, UserInfo.Length: 0 }
            ? address
            : throw CommandException.Usage($"'{text}' is no address of an estate: estates listen with plain http on this machine only, such as http://127.0.0.1:7100/.");

    private static TokenFile Token(string file) => TokenFile.Find(Path.GetFullPath(file))
        ?? throw CommandException.Usage($"There is no token in {file}. Name the file that 'hybridtrust estate' told you.");
}
