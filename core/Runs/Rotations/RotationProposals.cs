using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Runs.Rotations;

/// <summary>What a rotation saw and another ticket has to mend.</summary>
internal static class RotationProposals
{
    /// <summary>What others did meanwhile and another ticket has to mend: a certificate that somebody set as next, or keys that Microsoft's wizard put back on Exchange Online's own principal.</summary>
    public static async Task TellAsync(RunSession run)
    {
        if (run.Facts.GetValueOrDefault(RotationFacts.Rival) is { } rival)
        {
            await run.TellTicketAsync(
                run.Key("rival"),
                $"ALARM: AuthConfig names {rival} as next, which this rotation did not set, and nobody in the cloud knows it yet. Send a ticket with the action 'rotate' before that day: it takes it up where it stands.");
        }

        if (run.Facts.GetValueOrDefault(FactNames.OwnKeysOnExchangeOnline) is { } keys)
        {
            await run.TellTicketAsync(
                run.Key("clean-up"),
                $"Exchange Online's own principal has keys of {run.Organization.Name}: {keys}. Somebody has run Microsoft's wizard, or they were there before. Nobody needs them, and whoever steals " +
                $"such a key can act as Microsoft's service: send a ticket with the procedure '{ProcedureIds.FirstPartyCleanup}'.");
        }
    }
}
