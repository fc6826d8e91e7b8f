namespace HybridTrust.Organizations.Reading;

/// <summary>Reads how the auth certificate is replaced.</summary>
internal static class RotationReader
{
    public static Field<RotationPolicy> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var usual = new RotationPolicy();
        var threshold = Values.Whole(1, ProfileLimits.ThresholdDays, "days");
        var ticket = fields.Optional("ticketDays", threshold, usual.TicketDays);
        var stage = fields.Optional("stageDays", threshold, usual.StageDays);
        var effective = fields.Optional("effectiveDays", threshold, usual.EffectiveDays);
        var lead = fields.Optional(
            "leadDays", Values.Whole(ProfileLimits.ShortestLeadDays, ProfileLimits.LongestLeadDays, "days"), usual.LeadDays);
        var validity = fields.Optional(
            "validityDays",
            Values.Whole(ProfileLimits.ShortestValidityDays, ProfileLimits.LongestValidityDays, "days"),
            usual.ValidityDays);
        var grace = fields.Optional("graceDays", Values.Whole(0, ProfileLimits.ThresholdDays, "days"), usual.GraceDays);
        var staging = fields.Nullable("stagingWindow", MaintenanceWindowReader.Read);
        var activation = fields.Nullable("activationWindow", MaintenanceWindowReader.Read);

        Longer(fields, ticket, stage, "stageDays", "the ticket comes first, then the certificate is staged");
        Longer(fields, stage, effective, "effectiveDays", "the certificate is staged first, then it becomes effective");
        if (stage.Good && effective.Good && lead.Good && stage.Value > effective.Value && stage.Value - lead.Value < effective.Value)
        {
            fields.Report(
                lead.Path,
                $"Staged {stage.Value} days before expiry and effective {lead.Value} days later is too late: effectiveDays asks for {effective.Value}.",
                $"Write at most {stage.Value - effective.Value}, or raise stageDays.");
        }

        return fields.Close(new RotationPolicy
        {
            TicketDays = ticket.Value,
            StageDays = stage.Value,
            EffectiveDays = effective.Value,
            LeadDays = lead.Value,
            ValidityDays = validity.Value,
            GraceDays = grace.Value,
            StagingWindow = staging.Value,
            ActivationWindow = activation.Value,
        });
    }

    private static void Longer(ObjectReader fields, Field<int> earlier, Field<int> later, string laterName, string why)
    {
        if (earlier.Good && later.Good && earlier.Value <= later.Value)
        {
            fields.Report(
                earlier.Path, $"{earlier.Value} days is not more than {laterName}, {later.Value}: {why}.", $"Write more than {later.Value}, or lower {laterName}.");
        }
    }
}
