using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells;

/// <summary>What one operation of the catalogue does to the simulated world.</summary>
internal interface ISimulatedOperation
{
    /// <summary>The shell it belongs to.</summary>
    ShellKind Shell { get; }

    /// <summary>Its name in the catalogue.</summary>
    string Name { get; }

    /// <summary>Whether it may change the world; a change is on disk before it is answered.</summary>
    bool Changes { get; }

    /// <summary>Whether what it changes is kept in Active Directory, and so has to reach the other sites.</summary>
    bool Replicates => true;

    /// <summary>Whether this very call may change the world.</summary>
    bool ChangesBy(OperationCall call) => Changes;

    /// <summary>Carries it out. Properties that the catalogue does not read may be returned: they do not leave the shell.</summary>
    /// <exception cref="CmdletException">What a real shell would say.</exception>
    CmdletResult Invoke(ShellCall call);
}
