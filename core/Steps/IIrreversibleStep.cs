namespace HybridTrust.Steps;

/// <summary>A step whose change nobody can take back; it says why before anybody asks for it.</summary>
public interface IIrreversibleStep
{
    /// <summary>Why it is not put back, in a sentence.</summary>
    string NoWayBack { get; }
}
