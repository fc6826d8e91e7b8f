namespace HybridTrust.Steps;

/// <summary>A step that grants or enables something; the runner's local policy must name it.</summary>
public interface IPolicyBound
{
    /// <summary>The application ids that the step enables or writes keys for.</summary>
    IReadOnlyList<Guid> ApplicationIds { get; }

    /// <summary>The management roles that the step assigns.</summary>
    IReadOnlyList<string> Roles { get; }
}
