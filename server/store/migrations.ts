import { sql, type Kysely } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'
import type { DialectTraits } from './dialect.ts'
import { account } from './migrations/account.ts'
import { asking } from './migrations/asking.ts'
import { articleFeedback } from './migrations/article-feedback.ts'
import { subscriptions } from './migrations/subscriptions.ts'
import { chores } from './migrations/chores.ts'
import { clientList } from './migrations/client-list.ts'
import { orders } from './migrations/orders.ts'
import { overview } from './migrations/overview.ts'
import { profile } from './migrations/profile.ts'
import { setByPartner } from './migrations/set-by-partner.ts'
import { signInAge } from './migrations/sign-in-age.ts'
import { offerLinks } from './migrations/offer-links.ts'
import { clientWork } from './migrations/client-work.ts'
import { onBehalf } from './migrations/on-behalf.ts'
import { customerSide } from './migrations/customer-side.ts'
import { teamLog } from './migrations/team-log.ts'
import { unansweredLinks } from './migrations/unanswered-links.ts'

/**
 * The schema's history, forward only. A landed migration is never edited: a change is a new number.
 * Text columns compare by bytes in both databases, so that lists and their cursors order alike.
 */
export function migrations(traits: DialectTraits): MigrationProvider {
  const text = traits.textType

  const first: Migration = {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('meta')
        .addColumn('name', text, (c) => c.primaryKey())
        .addColumn('value', text, (c) => c.notNull())
        .execute()

      await db.schema
        .createTable('keys')
        .addColumn('name', text, (c) => c.primaryKey())
        .addColumn('value', text, (c) => c.notNull())
        .addColumn('created_at', text, (c) => c.notNull())
        .execute()

      await db.schema
        .createTable('organizations')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('cloud', text, (c) => c.notNull())
        .addColumn('name', text, (c) => c.notNull())
        .addColumn('folded', text, (c) => c.notNull())
        .addColumn('domain', text, (c) => c.notNull().unique())
        .addColumn('domain_proven_at', text)
        .addColumn('address', text, (c) => c.notNull())
        .addColumn('phone', text, (c) => c.notNull())
        .addColumn('country', text, (c) => c.notNull())
        .addColumn('is_partner', 'integer', (c) => c.notNull())
        .addColumn('certified_at', text)
        .addColumn('suspended_at', text)
        .addColumn('created_at', text, (c) => c.notNull())
        .addUniqueConstraint('organizations_cloud', ['id', 'cloud'])
        .execute()

      await db.schema
        .createTable('people')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('organization_id', text, (c) => c.references('organizations.id'))
        .addColumn('name', text, (c) => c.notNull())
        .addColumn('folded', text, (c) => c.notNull())
        .addColumn('user_name', text, (c) => c.notNull().unique())
        .addColumn('email', text, (c) => c.notNull())
        .addColumn('language', text, (c) => c.notNull())
        .addColumn('admin_role', text, (c) => c.notNull())
        .addColumn('partner_role', text)
        .addColumn('access_role', text)
        .addColumn('is_operator', 'integer', (c) => c.notNull())
        .addColumn('blocked', 'integer', (c) => c.notNull())
        .addColumn('password_hash', text)
        .addColumn('must_change_password', 'integer', (c) => c.notNull())
        .addColumn('credentials_changed_at', text, (c) => c.notNull())
        .addColumn('issuer', text)
        .addColumn('subject', text)
        .addColumn('created_at', text, (c) => c.notNull())
        .addUniqueConstraint('people_subject', ['issuer', 'subject'])
        .execute()
      await db.schema
        .createIndex('people_of_organization')
        .on('people')
        .columns(['organization_id', 'folded', 'id'])
        .execute()

      await db.schema
        .createTable('offers')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('cloud', text, (c) => c.notNull())
        .addColumn('partner_id', text, (c) => c.notNull())
        .addColumn('name', text, (c) => c.notNull())
        .addColumn('folded', text, (c) => c.notNull())
        .addColumn('created_by', text, (c) => c.notNull().references('people.id'))
        .addColumn('created_at', text, (c) => c.notNull())
        .addColumn('withdrawn_at', text)
        .addColumn('expires_at', text)
        .addColumn('current_version', 'integer', (c) => c.notNull())
        .addUniqueConstraint('offers_cloud', ['id', 'cloud'])
        // An offer is of its partner's cloud: the database refuses any other.
        .addForeignKeyConstraint('offers_partner', ['partner_id', 'cloud'], 'organizations', ['id', 'cloud'])
        .execute()
      await db.schema
        .createIndex('offers_of_partner')
        .on('offers')
        .columns(['partner_id', 'created_at', 'id'])
        .execute()

      await db.schema
        .createTable('offer_versions')
        .addColumn('offer_id', text, (c) => c.notNull().references('offers.id'))
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('digest', text, (c) => c.notNull())
        .addColumn('content', text, (c) => c.notNull())
        .addColumn('created_by', text, (c) => c.notNull().references('people.id'))
        .addColumn('created_at', text, (c) => c.notNull())
        .addPrimaryKeyConstraint('offer_versions_pk', ['offer_id', 'number'])
        .execute()

      await db.schema
        .createTable('offer_openings')
        .addColumn('offer_id', text, (c) => c.notNull().references('offers.id'))
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('organization_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('first_at', text, (c) => c.notNull())
        .addColumn('last_at', text, (c) => c.notNull())
        .addPrimaryKeyConstraint('offer_openings_pk', ['offer_id', 'person_id'])
        .execute()

      await db.schema
        .createTable('answers')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('offer_id', text, (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('digest', text, (c) => c.notNull())
        .addColumn('customer_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('answer', text, (c) => c.notNull())
        .addColumn('reason', text, (c) => c.notNull())
        .addColumn('at', text, (c) => c.notNull())
        .addForeignKeyConstraint('answers_version', ['offer_id', 'version'], 'offer_versions', ['offer_id', 'number'])
        .execute()
      await db.schema.createIndex('answers_of_offer').on('answers').columns(['offer_id', 'answer']).execute()

      await db.schema
        .createTable('relationships')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('cloud', text, (c) => c.notNull())
        .addColumn('reference', text, (c) => c.notNull().unique())
        .addColumn('partner_id', text, (c) => c.notNull())
        .addColumn('customer_id', text, (c) => c.notNull())
        .addColumn('offer_id', text, (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('digest', text, (c) => c.notNull())
        .addColumn('role', text, (c) => c.notNull())
        .addColumn('language', text, (c) => c.notNull())
        .addColumn('state', text, (c) => c.notNull())
        .addColumn('granted_by', text, (c) => c.notNull().references('people.id'))
        .addColumn('granted_at', text, (c) => c.notNull())
        .addColumn('ends_at', text)
        .addColumn('removed_by', text, (c) => c.references('people.id'))
        .addColumn('removed_at', text)
        // Partner, customer and offer are of one cloud: the database refuses a row that joins two.
        .addForeignKeyConstraint('relationships_partner', ['partner_id', 'cloud'], 'organizations', ['id', 'cloud'])
        .addForeignKeyConstraint('relationships_customer', ['customer_id', 'cloud'], 'organizations', ['id', 'cloud'])
        .addForeignKeyConstraint('relationships_offer', ['offer_id', 'cloud'], 'offers', ['id', 'cloud'])
        .addCheckConstraint('relationships_two_sides', sql`partner_id <> customer_id`)
        .execute()
      // One active relationship for a partner and a customer, whoever answers at the same time.
      await sql`create unique index relationships_one_active on relationships (partner_id, customer_id) where state = 'active'`.execute(
        db,
      )
      await db.schema
        .createIndex('relationships_of_customer')
        .on('relationships')
        .columns(['customer_id', 'granted_at', 'id'])
        .execute()

      await db.schema
        .createTable('activities')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('at', text, (c) => c.notNull())
        .addColumn('event', text, (c) => c.notNull())
        .addColumn('customer_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('partner_id', text, (c) => c.references('organizations.id'))
        .addColumn('relationship_id', text, (c) => c.references('relationships.id'))
        .addColumn('actor_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('actor_organization_id', text, (c) => c.references('organizations.id'))
        .addColumn('actor_side', text, (c) => c.notNull())
        .addColumn('target_id', text)
        .addColumn('target_name', text, (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('activities_of_customer')
        .on('activities')
        .columns(['customer_id', 'at', 'id'])
        .execute()
      await db.schema
        .createIndex('activities_of_relationship')
        .on('activities')
        .columns(['relationship_id', 'at'])
        .execute()

      await db.schema
        .createTable('outbox')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('event_id', text, (c) => c.notNull())
        .addColumn('recipient_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('to_name', text, (c) => c.notNull())
        .addColumn('to_address', text, (c) => c.notNull())
        .addColumn('language', text, (c) => c.notNull())
        .addColumn('subject', text, (c) => c.notNull())
        .addColumn('body', text, (c) => c.notNull())
        .addColumn('state', text, (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('next_attempt_at', text, (c) => c.notNull())
        .addColumn('created_at', text, (c) => c.notNull())
        .addColumn('sent_at', text)
        .addColumn('last_error', text)
        .addUniqueConstraint('outbox_once', ['event_id', 'recipient_id'])
        .execute()
      await db.schema
        .createIndex('outbox_of_recipient')
        .on('outbox')
        .columns(['recipient_id', 'created_at', 'id'])
        .execute()
      await db.schema.createIndex('outbox_due').on('outbox').columns(['state', 'next_attempt_at']).execute()

      await db.schema
        .createTable('idempotency')
        .addColumn('person_id', text, (c) => c.notNull())
        .addColumn('key', text, (c) => c.notNull())
        .addColumn('operation', text, (c) => c.notNull())
        .addColumn('input_digest', text, (c) => c.notNull())
        .addColumn('result', text)
        .addColumn('created_at', text, (c) => c.notNull())
        .addPrimaryKeyConstraint('idempotency_pk', ['person_id', 'key'])
        .execute()

      await db.schema
        .createTable('sessions')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('created_at', text, (c) => c.notNull())
        .addColumn('last_seen_at', text, (c) => c.notNull())
        .addColumn('authenticated_at', text, (c) => c.notNull())
        .addColumn('id_token', text)
        .execute()
      await db.schema.createIndex('sessions_of_person').on('sessions').column('person_id').execute()

      await db.schema
        .createTable('sign_ins')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('state', text, (c) => c.notNull())
        .addColumn('nonce', text, (c) => c.notNull())
        .addColumn('code_verifier', text, (c) => c.notNull())
        .addColumn('return_to', text, (c) => c.notNull())
        .addColumn('created_at', text, (c) => c.notNull())
        .execute()

      await db.schema
        .createTable('provider_payloads')
        .addColumn('model', text, (c) => c.notNull())
        .addColumn('id', text, (c) => c.notNull())
        .addColumn('payload', text, (c) => c.notNull())
        .addColumn('grant_id', text)
        .addColumn('user_code', text)
        .addColumn('uid', text)
        .addColumn('consumed_at', text)
        .addColumn('expires_at', text)
        .addPrimaryKeyConstraint('provider_payloads_pk', ['model', 'id'])
        .execute()
      await db.schema.createIndex('provider_payloads_grant').on('provider_payloads').column('grant_id').execute()
      await db.schema.createIndex('provider_payloads_uid').on('provider_payloads').columns(['model', 'uid']).execute()

      await db.schema
        .createTable('one_time_links')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('purpose', text, (c) => c.notNull())
        .addColumn('subject', text, (c) => c.notNull())
        .addColumn('created_at', text, (c) => c.notNull())
        .addColumn('expires_at', text, (c) => c.notNull())
        .addColumn('used_at', text)
        .execute()

      await db.schema
        .createTable('rate_limits')
        .addColumn('bucket', text, (c) => c.notNull())
        .addColumn('window_start', text, (c) => c.notNull())
        .addColumn('count', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('rate_limits_pk', ['bucket', 'window_start'])
        .execute()
    },
  }

  return {
    getMigrations: () =>
      Promise.resolve({
        '0001-first': first,
        '0002-team-log': teamLog(traits),
        '0003-article-feedback': articleFeedback(traits),
        '0004-subscriptions': subscriptions(traits),
        '0005-chores': chores(traits),
        '0006-sign-in-age': signInAge(),
        '0007-offer-links': offerLinks(traits),
        '0008-on-behalf': onBehalf(traits),
        '0009-account': account(traits),
        '0010-asking': asking(traits),
        '0011-customer-side': customerSide(traits),
        '0012-client-list': clientList(traits),
        '0013-orders': orders(traits),
        '0014-client-work': clientWork(traits),
        '0015-overview': overview(),
        '0016-profile': profile(traits),
        '0017-unanswered-links': unansweredLinks(traits),
        '0018-set-by-partner': setByPartner(),
      }),
  }
}
