namespace HybridTrust.Steps;

/// <summary>
/// What a step touches that a server's local policy may withhold. A step that registers an application or assigns a management
/// role says so here; the runner compares it with its policy file before anything is started.
/// </summary>
public interface IPolicyBound
{
    /// <summary>The application ids the step makes Exchange or Skype for Business trust.</summary>
    IReadOnlyList<Guid> ApplicationIds { get; }

    /// <summary>The management roles the step assigns, as Exchange names them, such as <c>UserApplication</c>.</summary>
    IReadOnlyList<string> Roles { get; }
}
