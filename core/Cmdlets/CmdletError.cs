namespace HybridTrust.Cmdlets;

/// <summary>An error as a shell reports it. Servers speak the admin's language, so the text is shown and never read (domain 11, row 15).</summary>
/// <param name="Category">PowerShell's error category, such as <c>InvalidOperation</c>.</param>
/// <param name="Reason">The short exception type of the category info, such as <c>ManagementObjectNotFoundException</c>.</param>
/// <param name="ExceptionType">The full exception type.</param>
/// <param name="Id">The fully qualified error id.</param>
/// <param name="Text">What the shell says, in the server's language.</param>
public sealed record CmdletError(string Category, string Reason, string ExceptionType, string Id, string Text)
{
    /// <summary>The reason that a shell gives when its session ended before an operation answered.</summary>
    public const string SessionDied = nameof(SessionDied);

    /// <summary>What the error means to a step.</summary>
    public CmdletErrorKind Kind => Reason switch
    {
        "ManagementObjectNotFoundException" => CmdletErrorKind.NotFound,
        "ADObjectAlreadyExistsException" or "ProxyAddressExistsException" => CmdletErrorKind.AlreadyExists,
        "CommandNotFoundException" or "ParameterBindingException" or "ParameterBindingValidationException" => CmdletErrorKind.NotSupported,
        "UnauthorizedAccessException" or "ManagementPermissionException" or "SecurityException" => CmdletErrorKind.Denied,
        "PSRemotingTransportException" or "ServerUnreachableException" or "RpcException" => CmdletErrorKind.Unreachable,
        SessionDied => CmdletErrorKind.SessionDied,
        _ => CmdletErrorKind.Other,
    };
}
